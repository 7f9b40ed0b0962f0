//! What is said: a document as plain data.

mod attachment;
mod float;
mod form;
mod front;
mod table;
mod text;

use chrono::{DateTime, Utc};

pub use attachment::{Attachment, Relationship};
pub use float::{Content, Float, Panel, Picture};
pub use form::{Form, Layout, Paper};
pub use front::{Front, Side};
pub use table::{Align, Cell, Column, Row, Rule, Table};
pub use text::{Block, Item, List, Run, Sources, Style, Target};

/// A scientific article.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Document {
    /// About the document.
    pub meta: Meta,
    /// Its paper and its columns.
    pub form: Form,
    /// Title, authors, abstract.
    pub front: Front,
    /// The text in order.
    pub body: Vec<Block>,
    /// Notes at the foot of a page, the first with number 1. Each stands below the first run of text that links to it;
    /// the mark in the text is the run's.
    pub notes: Vec<Vec<Run>>,
    /// Tables and figures. Each stands on the page of the first run of text that links to it or after it, at the head
    /// or foot; those of one kind in this order.
    pub floats: Vec<Float>,
    /// Files that travel inside the document's file.
    pub attachments: Vec<Attachment>,
}

/// Facts about the document, for its file and its margins.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Meta {
    /// Title, without markup.
    pub title: String,
    /// Authors, without markup.
    pub authors: String,
    /// What it is about.
    pub subject: String,
    /// Keywords.
    pub keywords: Vec<String>,
    /// Language as BCP 47: "en-GB".
    pub language: String,
    /// The program that made it.
    pub creator: String,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// Distinguishes this document from others; the file's identifier is made of it.
    pub id: String,
    /// Head of every page but the first, at left.
    pub head: Vec<Run>,
    /// Head of every page but the first, at right.
    pub head_right: String,
    /// Stands above every page, the first too: what must not be overlooked, such as that it is a draft. May be empty.
    pub mark: String,
    /// Line at the foot of every page.
    pub foot: String,
}
