//! A slot of a keys file, opened from its description and not with the program's own code: Argon2id over the passphrase,
//! then XChaCha20-Poly1305, with what is not secret in the slot held fast by the seal.

use std::{fs, path::Path};

use argon2::{Algorithm, Argon2, Params, Version};
use chacha20poly1305::{
    XChaCha20Poly1305, XNonce,
    aead::{Aead as _, KeyInit as _, Payload},
};
use serde_json::Value;

fn bytes<const N: usize>(hexadecimal: &Value) -> [u8; N] {
    let text = hexadecimal.as_str().unwrap();
    let bytes: Vec<u8> =
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect();
    bytes.try_into().unwrap()
}

/// The key of a library, by the first slot of its keys file.
pub(crate) fn data_key(library: &Path, passphrase: &[u8]) -> Vec<u8> {
    let file = fs::read_to_string(store::slots::path(library)).unwrap();
    let line = file.lines().find(|line| line.starts_with('{')).unwrap();
    let slot: Value = serde_json::from_str(line.rsplit_once(' ').unwrap().0).unwrap();
    let number = |name: &str| u32::try_from(slot[name].as_u64().unwrap()).unwrap();
    let text = |name: &str| slot[name].as_str().unwrap();
    let params = Params::new(number("kibibytes"), number("passes"), 1, Some(32)).unwrap();
    let mut under = [0; 32];
    let argon = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    argon.hash_password_into(passphrase, &bytes::<16>(&slot["salt"]), &mut under).unwrap();
    let made: chrono::DateTime<chrono::Utc> = text("made").parse().unwrap();
    let around = format!(
        "1\n{}\nPassphrase\n{}\n{}\n{}\n{}\n{}\n{}",
        text("slot"),
        made.to_rfc3339_opts(chrono::SecondsFormat::Nanos, true),
        number("kibibytes"),
        number("passes"),
        text("salt"),
        text("key"),
        text("name"),
    );
    let payload = Payload { msg: &bytes::<48>(&slot["sealed"]), aad: around.as_bytes() };
    let cipher = XChaCha20Poly1305::new(&under.into());
    cipher.decrypt(&XNonce::from(bytes::<24>(&slot["nonce"])), payload).unwrap()
}
