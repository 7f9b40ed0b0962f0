//! A text in pieces: words, digits, spaces, signs.

/// What a piece is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Made {
    /// Letters.
    Word,
    /// Digits 0 to 9.
    Digits,
    /// Any white space.
    Space,
    /// One sign.
    Sign,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Piece {
    /// Where it begins and ends, in bytes.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) made: Made,
    /// Small letters without accents: "Bjørnsen" and "BJÖRNSEN" are both "bjornsen".
    pub(super) folded: String,
    /// Whether it begins with a capital.
    pub(super) capital: bool,
}

impl Piece {
    pub(super) fn is_word(&self) -> bool {
        self.made == Made::Word
    }

    /// Its digits as a number, if it is one.
    pub(super) fn number(&self) -> Option<u32> {
        if self.made == Made::Digits { self.folded.parse().ok() } else { None }
    }

    /// How many digits it has.
    pub(super) fn digits(&self) -> usize {
        if self.made == Made::Digits { self.folded.len() } else { 0 }
    }

    /// Whether it is one of these signs.
    pub(super) fn is_sign(&self, signs: &str) -> bool {
        self.made == Made::Sign && signs.contains(self.folded.as_str())
    }
}

/// Cuts a text.
pub(super) fn cut(text: &str) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for (start, letter) in text.char_indices() {
        let end = start + letter.len_utf8();
        let Some(made) = made(letter) else {
            // An accent of its own, or a sign that cannot be seen: it belongs to what is before it.
            if let Some(last) = pieces.last_mut() {
                last.end = end;
            }
            continue;
        };
        match pieces.last_mut() {
            Some(last) if last.made == made && made != Made::Sign => last.end = end,
            _ => {
                let capital = letter.is_uppercase();
                pieces.push(Piece { start, end, made, folded: String::new(), capital });
            }
        }
        if let Some(last) = pieces.last_mut() {
            fold(letter, &mut last.folded);
        }
    }
    pieces
}

fn made(letter: char) -> Option<Made> {
    match letter {
        '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' => None,
        _ if letter.is_ascii_digit() => Some(Made::Digits),
        _ if letter.is_alphabetic() => Some(Made::Word),
        _ if letter.is_whitespace() => Some(Made::Space),
        _ => Some(Made::Sign),
    }
}

/// Adds a letter, small and without its accent.
fn fold(letter: char, to: &mut String) {
    for small in letter.to_lowercase() {
        match small {
            'à'..='å' | 'ā' | 'ă' | 'ą' => to.push('a'),
            'æ' => to.push_str("ae"),
            'ç' | 'ć' | 'č' => to.push('c'),
            'ď' | 'đ' | 'ð' => to.push('d'),
            'è'..='ë' | 'ē' | 'ė' | 'ę' | 'ě' => to.push('e'),
            'ğ' => to.push('g'),
            'ì'..='ï' | 'ī' | 'ı' => to.push('i'),
            'ł' | 'ľ' => to.push('l'),
            'ñ' | 'ń' | 'ň' => to.push('n'),
            'ò'..='ö' | 'ø' | 'ō' | 'ő' => to.push('o'),
            'œ' => to.push_str("oe"),
            'ř' => to.push('r'),
            'ś' | 'ş' | 'š' | 'ș' => to.push('s'),
            'ß' => to.push_str("ss"),
            'ţ' | 'ť' | 'ț' => to.push('t'),
            'þ' => to.push_str("th"),
            'ù'..='ü' | 'ū' | 'ů' | 'ű' => to.push('u'),
            'ý' | 'ÿ' => to.push('y'),
            'ź' | 'ż' | 'ž' => to.push('z'),
            '’' | 'ʼ' | '‘' => to.push('\''),
            '‐' | '‑' | '–' | '−' => to.push('-'),
            '\u{300}'..='\u{36f}' => {}
            other => to.push(other),
        }
    }
}
