//! What other programs need of the catalogue: a JSON Schema of case files, TypeScript, and a dictionary for people.

mod dictionary;
mod json_schema;
mod typescript;

pub use dictionary::dictionary;
pub use json_schema::json_schema;
pub use typescript::typescript;
