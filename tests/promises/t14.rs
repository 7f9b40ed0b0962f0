//! T14: what could name the patient is found in free texts, and what a report is full of is not taken for it.
//!
//! Texts made at random with a known patient's names, numbers and places, dates in twelve forms and contacts, among
//! sentences of real reports. Control: a finder that knows no patient misses names.

use casebook::{Casebook, Setting};
use clinical::{
    catalogue::Class,
    check::check,
    identifiers::{Known, passages},
    value::RecordId,
};
use serde_json::json;

use crate::{chance::Chance, record::Record};

/// Texts that are made.
const TEXTS: usize = 2000;

/// Letters of a printed page.
const PAGE: usize = 3000;

const SEED: u64 = 14;

const GIVEN: [&str; 12] =
    ["Kari", "Bjørn", "Åse", "Øystein", "Sølvi", "Hélène", "François", "Jürgen", "Anne-Marie", "Zoë", "Łukasz", "Li"];
const FAMILY: [&str; 12] = [
    "Hansen",
    "Bjørnsen",
    "Ødegård",
    "Håkonsen",
    "Lefèvre",
    "Gonçalves",
    "Müller",
    "O’Brien",
    "von Stauffen",
    "Nuñez",
    "Dvořák",
    "Sæther",
];
const PLACES: [&str; 6] = [
    "Haukeland universitetssykehus",
    "Ullevål sykehus",
    "Hôpital Saint-Éloi",
    "Radiumhospitalet",
    "St. Olavs hospital",
    "Klinikum Großhadern",
];
const MONTHS: [[&str; 12]; 3] = [
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
    [
        "januar",
        "februar",
        "mars",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "desember",
    ],
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ],
];

/// Sentences of reports, full of figures that are nobody's.
const SENTENCES: [&str; 24] = [
    "The tumour measured 8 × 7 × 7 cm on imaging and 11 × 9 × 7 cm in the specimen.",
    "There were 14 mitoses in 10 HPF, and Ki-67 was 40 %.",
    "Doxorubicin 75 mg/m² was given on day 1 of each cycle for 6 cycles.",
    "Radiotherapy of 50.4 Gy in 28 fractions of 1.8 Gy followed.",
    "Desmin, SMA and h-caldesmon were positive; S100, CD34, CD117 and DOG1 were negative.",
    "AE1/AE3 and CK5/6 were focally positive, and INI1 was retained.",
    "The platelets fell to 12 × 10⁹/L, the haemoglobin to 7.8 g/dL.",
    "It was coded as 8890/3 at C48.1 by ICD-O-3.2.",
    "KIT exon 11 showed p.W557_K558del (NM_000222.3), c.1669_1674del.",
    "By RECIST 1.1 the sum of diameters fell from 142 to 96 mm, a partial response.",
    "As others have shown [@wong-2011], local recurrence is frequent.",
    "She may be seen every 3 months for 2 years, then every 6 months.",
    "Of 250 000 patients in that registry, 1 in 300 had such a tumour.",
    "The trial NCT01234567 compared two doses, 60 and 75 mg/m².",
    "Tumour was found 0.5 mm from the margin (R1), grade 3 by FNCLCC (3 + 2 + 2).",
    "The stage was pT2b N0 M0, IIIB by AJCC 8.",
    "Elle a reçu 12 des 14 cycles prévus.",
    "Pasienten fikk 6 kurer med 3 ukers mellomrom.",
    "March fractures were excluded, and the first ward round was unremarkable.",
    "The WHO classification of 2020 and the series of 1995 to 2012 were consulted.",
    "The cumulative dose was 450 mg/m²; LVEF went from 62 to 55 %.",
    "Levels 1-2-3 were sampled; 24-36 hours later the drain was removed.",
    "A lesion of 12/8 mm at segment 4/5 was ablated at 65 °C for 10 min.",
    "Creatinine was 68 µmol/L, LDH 412 U/L, CRP 145 mg/L, CA 19-9 23 kU/L.",
];

/// A patient of the library.
struct Person {
    given: &'static str,
    family: &'static str,
    number: String,
    place: &'static str,
}

impl Person {
    fn any(chance: &mut Chance) -> Self {
        let number = format!("{}{}", chance.below(90_000) + 10_000, chance.below(900) + 100);
        Self { given: *chance.one(&GIVEN), family: *chance.one(&FAMILY), number, place: *chance.one(&PLACES) }
    }

    fn known(&self) -> Known {
        let mut known = Known::default();
        known.add(Class::Name, &format!("{} {}", self.given, self.family));
        known.add(Class::Number, &self.number);
        known.add(Class::Place, self.place);
        known
    }

    /// Words that tell of this person, in one of the ways that people write them.
    fn told(&self, chance: &mut Chance) -> String {
        let Self { given, family, number, place } = self;
        match chance.below(9) {
            0 => format!("{given} {family}"),
            1 => format!("{family}, {given}"),
            2 => family.to_string(),
            3 => family.to_uppercase(),
            4 => given.to_string(),
            5 => number.clone(),
            6 => format!("{} {}", &number[..4], &number[4..]),
            7 => place.to_string(),
            _ => contact(chance),
        }
    }
}

fn contact(chance: &mut Chance) -> String {
    let digits = |chance: &mut Chance| chance.below(90) + 10;
    match chance.below(4) {
        0 => format!("k.h{}@sykehus.no", digits(chance)),
        1 => format!("+47 {} {} {} {}", digits(chance), digits(chance), digits(chance), digits(chance)),
        2 => format!("https://records.example/{}", digits(chance)),
        _ => format!("tel. {}{}{}", digits(chance), digits(chance), digits(chance)),
    }
}

/// A date in one of twelve forms.
fn date(chance: &mut Chance, form: usize) -> String {
    let (year, month, day) = (chance.below(40) + 1985, chance.below(12) + 1, chance.below(28) + 1);
    let name = |language: usize| MONTHS[language][month - 1];
    match form {
        0 => format!("{year}-{month:02}-{day:02}"),
        1 => format!("{day:02}.{month:02}.{year}"),
        2 => format!("{day}.{month}.{:02}", year % 100),
        3 => format!("{day:02}/{month:02}/{year}"),
        4 => format!("{month}/{day}/{:02}", year % 100),
        5 => format!("{day} {} {year}", name(0)),
        6 => format!("{} {day}, {year}", name(0)),
        7 => format!("{day}. {} {year}", name(1)),
        8 => format!("{day} {} {year}", name(2)),
        9 => format!("{day:02}-{}-{year}", &name(0)[..3]),
        10 => format!("{year}{month:02}{day:02}"),
        _ => format!("{} {year}", name(0)),
    }
}

/// A text with where in it something identifying stands.
fn text(chance: &mut Chance, person: &Person) -> (String, Vec<std::ops::Range<usize>>) {
    let (mut text, mut planted) = (String::new(), Vec::new());
    for _ in 0..chance.below(8) + 4 {
        text.push_str(chance.one::<&str>(&SENTENCES));
        text.push(' ');
        if chance.below(3) == 0 {
            let form = chance.below(12);
            let words = if chance.below(2) == 0 { date(chance, form) } else { person.told(chance) };
            text.push_str(chance.one::<&str>(&["Seen by ", "This was told of ", "See "]));
            planted.push(text.len()..text.len() + words.len());
            text.push_str(&words);
            text.push_str(chance.one::<&str>(&[". ", ", as before. ", " again. "]));
        }
    }
    (text, planted)
}

/// How many of the planted words were found whole, of how many, and how much else was taken for such.
fn reckon(chance: &mut Chance, knows: bool) -> (usize, usize, usize, usize) {
    let (mut found, mut of, mut wrong, mut letters) = (0, 0, 0, 0);
    for _ in 0..TEXTS {
        let person = Person::any(chance);
        let (text, planted) = text(chance, &person);
        let known = if knows { person.known() } else { Known::default() };
        let passages = passages(&text, &known);
        let covered = |at: usize| passages.iter().any(|passage| passage.range.contains(&at));
        let telling = |at: &usize| text[*at..].chars().next().is_some_and(char::is_alphanumeric);
        let starts = |range: &std::ops::Range<usize>| range.clone().filter(|at| text.is_char_boundary(*at));
        of += planted.len();
        found += planted.iter().filter(|range| starts(range).filter(telling).all(covered)).count();
        let apart = |range: &std::ops::Range<usize>| {
            planted.iter().all(|planted| range.end <= planted.start || planted.end <= range.start)
        };
        wrong += passages.iter().filter(|passage| apart(&passage.range)).count();
        letters += text.chars().count();
    }
    (found, of, wrong, letters)
}

#[test]
fn t14_identifiers_in_free_texts_are_found() {
    let (found, of, wrong, letters) = reckon(&mut Chance::of(SEED), true);
    let (blind, ..) = reckon(&mut Chance::of(SEED), false);
    assert!(of > TEXTS, "{of} planted");
    assert!(found * 1000 >= of * 995, "{found} of {of} found");
    assert!(wrong * PAGE <= 2 * letters, "{wrong} wrong in {} pages", letters / PAGE);
    let told = "What could name the patient in a free text is shown, with a change that takes it out.";
    let mut record = Record::of("T14", told, SEED);
    for (what, count) in [("texts", TEXTS), ("planted", of), ("missed", of - found), ("false flags", wrong)] {
        record.add(what, count);
    }
    record.control_failed(blind * 1000 < of * 995);
    record.close();
}

#[test]
fn t14_ages_over_89_are_not_told_apart() {
    let mut book = Casebook::sample(Setting::of_this_computer()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    let patient = RecordId::new("patient").unwrap();
    let mut told = |age: u32| {
        let value = json!({"known": {"value": age, "unit": "year"}});
        book.set_field(&id, &patient, "age", Some(value)).unwrap();
        book.report_text(&id).unwrap()
    };
    assert!(told(88).contains("88-year-old") && told(89).contains("89-year-old"));
    let [ninety, oldest] = [told(90), told(104)];
    assert!(ninety.contains("woman of ≥90 years") && ninety == oldest);
}

#[test]
fn t14_a_finding_stands_beside_its_field_and_its_change_takes_it_out() {
    let mut book = Casebook::sample(Setting::of_this_computer()).unwrap();
    let id = book.list().unwrap()[0].id.clone();
    let text = json!("Seen on 12 May 2013 as Kari Bjørnsen.");
    book.set_field(&id, &RecordId::new("patient").unwrap(), "name", Some(json!("Kari Bjørnsen"))).unwrap();
    book.set_field(&id, &RecordId::new("manuscript").unwrap(), "discussion", Some(text)).unwrap();
    let told = |book: &Casebook| {
        let findings = book.open_case(&id).unwrap().findings;
        findings.into_iter().filter(|finding| finding.code.ends_with("-in-text")).collect::<Vec<_>>()
    };
    for left in [2, 1] {
        let found = told(&book);
        assert_eq!(found.len(), left, "{found:?}");
        let fix = found[0].fix.clone().unwrap();
        book.set_field(&id, &fix.record, &fix.path, Some(fix.value)).unwrap();
    }
    assert!(told(&book).is_empty());
    // Read anew from its file, the case says the same.
    let (case, _) = clinical::case::Case::parse(&book.export_json(&id).unwrap()).unwrap();
    assert!(check(&case).iter().all(|finding| !finding.code.ends_with("-in-text")));
}
