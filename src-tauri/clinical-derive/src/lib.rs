//! `#[derive(Record)]`: a field is declared once.
//!
//! The struct is the declaration. Its doc comment becomes the help text, its Rust type the kind of field, and the
//! attribute gives what neither can say:
//!
//! ```text
//! /// An operation: what was removed, how, and what was left.
//! #[derive(Record, …)]
//! #[record(label = "Surgery")]
//! pub struct Surgery {
//!     /// Breach of the tumour capsule or bowel wall seen at operation, whatever its cause.
//!     #[field(label = "Tumour perforation", section = "Findings", core(Iccr))]
//!     pub perforation: Answer<Perforation>,
//! }
//! ```
//!
//! The macro only binds name, label and help to the type; every further property is a method of
//! `clinical::catalogue::Field` of the same name as the attribute's word.

use proc_macro::TokenStream;
use proc_macro2::TokenStream as Tokens;
use quote::quote;
use syn::{Data, DeriveInput, Expr, ExprLit, Fields, Lit, Meta, Token, punctuated::Punctuated, spanned::Spanned};

/// Derives `clinical::catalogue::Fields`: the label, help and fields of a record or of a group within one; and
/// `clinical::catalogue::Group`: what each of those fields holds.
#[proc_macro_derive(Record, attributes(record, field))]
pub fn record(input: TokenStream) -> TokenStream {
    let input = syn::parse_macro_input!(input as DeriveInput);
    fields_impl(&input).unwrap_or_else(|error| error.to_compile_error()).into()
}

fn fields_impl(input: &DeriveInput) -> syn::Result<Tokens> {
    let name = &input.ident;
    let help = doc(&input.attrs);
    let label = words(&input.attrs, "record")?
        .into_iter()
        .find(|word| word.path().is_ident("label"))
        .map_or_else(|| Ok(humanise(&name.to_string())), |word| text_of(&word))?;
    let named = named_fields(input)?;
    let held = named.iter().enumerate().map(|(place, field)| {
        let name = &field.ident;
        quote! { #place => ::clinical::catalogue::Shaped::held(&self.#name) }
    });
    let rows = named.iter().map(field_row).collect::<syn::Result<Vec<_>>>()?;
    Ok(quote! {
        impl ::clinical::catalogue::Fields for #name {
            const LABEL: &'static str = #label;
            const HELP: &'static str = #help;
            fn fields() -> Vec<::clinical::catalogue::Field> {
                vec![#(#rows),*]
            }
        }

        impl ::clinical::catalogue::Group for #name {
            fn held(&self, place: usize) -> ::clinical::catalogue::Held<'_> {
                match place {
                    #(#held,)*
                    _ => ::clinical::catalogue::Held::Nothing,
                }
            }
        }

        impl ::clinical::catalogue::Shaped for #name {
            fn shape() -> ::clinical::catalogue::Shape {
                ::clinical::catalogue::group_shape::<Self>()
            }
            fn held(&self) -> ::clinical::catalogue::Held<'_> {
                ::clinical::catalogue::Held::Group(self)
            }
        }
    })
}

fn named_fields(input: &DeriveInput) -> syn::Result<&Punctuated<syn::Field, Token![,]>> {
    match &input.data {
        Data::Struct(data) => match &data.fields {
            Fields::Named(fields) => Ok(&fields.named),
            other => Err(syn::Error::new(other.span(), "a record has named fields")),
        },
        _ => Err(syn::Error::new(input.span(), "a record is a struct")),
    }
}

fn field_row(field: &syn::Field) -> syn::Result<Tokens> {
    let name = field.ident.as_ref().map(ToString::to_string).unwrap_or_default();
    let help = doc(&field.attrs);
    if help.is_empty() {
        return Err(syn::Error::new(field.span(), "a field's doc comment is its help text: write one"));
    }
    let ty = &field.ty;
    let mut label = humanise(&name);
    let mut calls = Vec::new();
    for word in words(&field.attrs, "field")? {
        if word.path().is_ident("label") {
            label = text_of(&word)?;
        } else {
            calls.push(call(&word)?);
        }
    }
    Ok(quote! { ::clinical::catalogue::Field::of::<#ty>(#name, #label, #help)#(#calls)* })
}

/// `prose` → `.prose()`, `section = "x"` → `.section("x")`, `units(Cm, Mm)` → `.units(&[Unit::Cm, Unit::Mm])`.
fn call(word: &Meta) -> syn::Result<Tokens> {
    let method = word.path().require_ident()?;
    Ok(match word {
        Meta::Path(_) => quote! { .#method() },
        Meta::NameValue(pair) => {
            let value = &pair.value;
            match method.to_string().as_str() {
                "class" => quote! { .#method(::clinical::catalogue::Class::#value) },
                "codes" => quote! { .#method(::clinical::catalogue::CodeList::#value) },
                _ => quote! { .#method(#value) },
            }
        }
        Meta::List(list) => {
            let items = list.parse_args_with(Punctuated::<Expr, Token![,]>::parse_terminated)?;
            let items = items.iter();
            match method.to_string().as_str() {
                "units" => quote! { .#method(&[#(::clinical::value::Unit::#items),*]) },
                "core" => quote! { .#method(&[#(::clinical::catalogue::Core::#items),*]) },
                "kinds" => quote! { .#method(&[#(::clinical::record::Kind::#items),*]) },
                "range" => quote! { .#method(#(#items as f64),*) },
                _ => quote! { .#method(#(#items),*) },
            }
        }
    })
}

fn words(attrs: &[syn::Attribute], of: &str) -> syn::Result<Vec<Meta>> {
    let mut all = Vec::new();
    for attr in attrs.iter().filter(|attr| attr.path().is_ident(of)) {
        all.extend(attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated)?);
    }
    Ok(all)
}

fn text_of(word: &Meta) -> syn::Result<String> {
    match &word.require_name_value()?.value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Ok(text.value()),
        other => Err(syn::Error::new(other.span(), "a label is a text")),
    }
}

fn doc(attrs: &[syn::Attribute]) -> String {
    let lines = attrs.iter().filter(|attr| attr.path().is_ident("doc")).filter_map(|attr| match &attr.meta {
        Meta::NameValue(pair) => match &pair.value {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value().trim().to_owned()),
            _ => None,
        },
        _ => None,
    });
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// `vessel_invasion` or `VesselInvasion` → "Vessel invasion".
fn humanise(name: &str) -> String {
    let mut out = String::new();
    for (index, letter) in name.chars().enumerate() {
        match letter {
            '_' => out.push(' '),
            _ if index == 0 => out.extend(letter.to_uppercase()),
            _ if letter.is_uppercase() => {
                out.push(' ');
                out.extend(letter.to_lowercase());
            }
            _ => out.push(letter),
        }
    }
    out
}
