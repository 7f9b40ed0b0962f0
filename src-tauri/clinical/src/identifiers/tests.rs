use super::*;
use crate::catalogue::Class;

fn known() -> Known {
    let mut known = Known::default();
    known.add(Class::Name, "Anne-Marie Bjørnsen von Li");
    known.add(Class::Number, "MRN 471188-2");
    known.add(Class::Place, "Haukeland University Hospital");
    known.add(Class::Contact, "Dorfstr. 1, 5020 Bergen, tel. 55 97 50 00");
    known
}

fn found(text: &str) -> Vec<(Telling, &str)> {
    passages(text, &known()).into_iter().map(|passage| (passage.what, &text[passage.range])).collect()
}

fn only(text: &str) -> Option<(Telling, &str)> {
    let found = found(text);
    assert!(found.len() < 2, "{text}: {found:?}");
    found.first().copied()
}

#[test]
fn names_are_found_in_any_spelling_and_case() {
    for (text, words) in [
        ("Seen by BJØRNSEN again", "BJØRNSEN"),
        ("then Bjornsens sister", "Bjornsens"),
        ("Mrs. Bjørnsen’s leg", "Mrs. Bjørnsen"),
        ("Anne-Marie Bjørnsen von Li came", "Anne-Marie Bjørnsen von Li"),
        ("as Li said", "Li"),
        ("fru Olsen", "fru Olsen"),
    ] {
        assert_eq!(only(text), Some((Telling::Name, words)), "{text}");
    }
    for text in ["li-fraumeni", "the von Recklinghausen disease", "the mri of the leg", "a bjørn"] {
        assert_eq!(only(text), None, "{text}");
    }
    assert_eq!(found("Bjo\u{308}rnsen")[0].0, Telling::Name);
}

#[test]
fn dates_are_found_in_every_usual_form() {
    for (text, words, date) in [
        ("on 2013-05-12 at", "2013-05-12", Some("2013-05-12")),
        ("on 12.05.2013.", "12.05.2013", None),
        ("on 13. 5. 2013 the", "13. 5. 2013", Some("2013-05-13")),
        ("13/05/13", "13/05/13", Some("2013-05-13")),
        ("05/2013", "05/2013", Some("2013-05")),
        ("2013-05 then", "2013-05", Some("2013-05")),
        ("20130512", "20130512", Some("2013-05-12")),
        ("12 May 2013", "12 May 2013", Some("2013-05-12")),
        ("12th of May, 2013", "12th of May, 2013", Some("2013-05-12")),
        ("den 12. mai 2013 ble", "12. mai 2013", Some("2013-05-12")),
        ("le 1er février 2013", "1er février 2013", Some("2013-02-01")),
        ("May 12, 2013", "May 12, 2013", Some("2013-05-12")),
        ("Sept. 3rd 2013", "Sept. 3rd 2013", Some("2013-09-03")),
        ("12-May-13", "12-May-13", Some("2013-05-12")),
        ("12MAY2013", "12MAY2013", Some("2013-05-12")),
        ("in May 2013,", "May 2013", Some("2013-05")),
        ("2013 May 12", "2013 May 12", Some("2013-05-12")),
        ("on May 12 she", "May 12", None),
        ("12 de mayo de 2013", "12 de mayo de 2013", Some("2013-05-12")),
    ] {
        let found = passages(text, &Known::default());
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].what, &text[found[0].range.clone()]), (Telling::Date, words));
        assert_eq!(found[0].date.map(|date| date.to_string()).as_deref(), date, "{text}");
    }
}

#[test]
fn numbers_and_contacts_are_found() {
    for (text, what, words) in [
        ("case 471188-2 was", Telling::Number, "471188-2"),
        ("MRN 47 1188 2", Telling::Number, "MRN 47 1188 2"),
        ("born as 010190 12345 in", Telling::Number, "010190 12345"),
        ("no. 123-45-6789", Telling::Number, "123-45-6789"),
        ("slide H13-1234 shows", Telling::Number, "H13-1234"),
        ("record 8812734", Telling::Number, "8812734"),
        ("at Haukeland.", Telling::Place, "Haukeland"),
        ("in Dorfstr. 1 lives", Telling::Contact, "Dorfstr. 1"),
        ("call 55975000", Telling::Contact, "55975000"),
        ("mail a.klein@sykehus.no now", Telling::Contact, "a.klein@sykehus.no"),
        ("see https://x.org/a?b=1 there", Telling::Contact, "https://x.org/a?b=1"),
        ("+47 22 33 44 55", Telling::Contact, "+47 22 33 44 55"),
        ("01.23.45.67.89", Telling::Contact, "01.23.45.67.89"),
        ("tlf: 412 34 567", Telling::Contact, "tlf: 412 34 567"),
    ] {
        assert_eq!(only(text), Some((what, words)), "{text}");
    }
}

#[test]
fn what_a_report_is_full_of_is_not_taken_for_an_identifier() {
    for text in [
        "8 × 7 × 7 cm, 14 mitoses in 10 HPF, Ki-67 40 %",
        "doxorubicin 75 mg/m² d1, q3w, 6 cycles; 50.4 Gy in 28 fractions of 1.8 Gy",
        "desmin+, SMA+, CK5/6, AE1/AE3, CD117 negative, ICD-O-3.2 8890/3, C48.1",
        "KIT exon 11 p.W557_K558del (NM_000222.3), c.1669_1674del, chr12:58142003, rs121913237",
        "platelets 250000/µL, 250 000 per µL, leucocytes 12,500, LDH 1.234.567",
        "as shown [@ct] in the trial NCT01234567, PMID: 23456789, doi 10.1186/1752-1947-7-158",
        "T2bN0M0, grade 2/3, WHO 2020, CTCAE 5.0, RECIST 1.1, AJCC 8, levels 1-2-3",
        "from 2012 to 2014, a 40-year-old woman may have 12 may be seen, 24-36 months, 3/4",
        "in March the first ward; she may 3 times; 12 des patients",
    ] {
        assert_eq!(found(text), [], "{text}");
    }
}

#[test]
fn a_text_of_anything_is_read_to_its_end() {
    for text in [
        "",
        "\u{301}",
        "@",
        "a@",
        "+",
        "12.",
        "1.2.",
        "http://",
        "May",
        "May '",
        "🙂 12. 🙂",
        "Mr",
        "tel.",
        "\u{202e}21.50.3102",
    ] {
        let _ = found(text);
    }
}
