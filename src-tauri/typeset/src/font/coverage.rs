//! Every face style prints the languages that cases and their authors' names come in, and the signs of medical text.

use super::{Face, Letters, Prepared, shape_part};

/// Alphabets and signs, each with the letters that go beyond A to Z.
const PRINTED: [(&str, &str); 14] = [
    ("ASCII", "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"),
    ("German, French, Spanish, Portuguese, Italian", "ÄÖÜßäöüẞÀÂÆÇÉÈÊËÎÏÔŒÙÛŸàâæçéèêëîïôœùûÿÑñ¿¡ºªÃÕãõìò«»‹›„“”‚‘’"),
    ("Norwegian, Danish, Swedish, Icelandic, Finnish", "ÆØÅæøåÖöÄäÞþÐðÝý"),
    ("Polish, Czech, Slovak, Hungarian, Croatian", "ĄĆĘŁŃÓŚŹŻąćęłńóśźżČĎĚŇŘŠŤŮŽčďěňřšťůžĽĹŔľĺŕŐŰőűĐđ"),
    ("Turkish, Romanian, Baltic, Maltese", "ĞİŞğışȘȚșțĂăĀĒĢĪĶĻŅŪāēģīķļņūĖĮŲėįųĊĠĦŻċġħ"),
    (
        "Vietnamese",
        "ĂÂĐÊÔƠƯăâđêôơưẠẢẤẦẨẪẬẮẰẲẴẶẸẺẼẾỀỂỄỆỈỊỌỎỐỒỔỖỘỚỜỞỠỢỤỦỨỪỬỮỰỲỴỶỸạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ",
    ),
    ("Greek", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩαβγδεζηθικλμνξοπρσςτυφχψωάέήίόύώϊϋΐΰΆΈΉΊΌΎΏΪΫ"),
    (
        "Cyrillic",
        "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯабвгдеёжзийклмнопрстуфхцчшщъыьэюяҐЄІЇґєіїЂЈЉЊЋЏђјљњћџЎўӘҒҚҢӨҰҮҺәғқңөұүһ",
    ),
    ("Hebrew", "אבגדהוזחטיךכלםמןנסעףפץצקרשתשׁשׂבּ־׳״שָׁלוֹם"),
    ("Arabic", "ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي،؛؟ـ٠١٢٣٤٥٦٧٨٩سَلامٌ"),
    ("Persian, Urdu", "پچژگکیہے۰۱۲۳۴۵۶۷۸۹ٹڈڑں"),
    ("Measures", "µμ²³°±×÷≥≤≈≠<>−–—‰%½¼¾⅓⅔⁰¹⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉∞√∑∆·•…№℃㎎㎝"),
    ("Signs", "†‡§¶®™©←↑→↓↔♀♂●○■□▲△▼√✓ⅠⅡⅢⅣⅤ€£¥‐‑′″"),
    ("Marks by themselves", "q\u{303}x\u{323}\u{301}m\u{304}i\u{308}\u{301}K\u{30c}"),
];

#[test]
fn every_character_of_these_languages_has_a_glyph() {
    for face in Face::ALL.into_iter().filter(|face| *face != Face::Arabic) {
        for (language, text) in PRINTED {
            let text = Prepared::new([text]);
            for letters in [Letters::Usual, Letters::Tabular, Letters::SmallCapitals] {
                let glyphs = shape_part(face, 10.0, &text, 0..text.text().len(), letters);
                let glyphs = glyphs.unwrap_or_else(|error| panic!("{face:?}, {language}: {error}"));
                assert!(glyphs.iter().all(|glyph| glyph.id != 0), "{face:?} has an empty box in {language}");
                let copied: String = glyphs.iter().map(|glyph| glyph.text.as_str()).collect();
                assert_eq!(copied, text.text(), "{face:?}, {language}");
            }
        }
    }
}

/// Letters of a language stand in the face asked for, not here and there in another.
#[test]
fn latin_and_greek_are_not_borrowed() {
    for face in Face::ALL.into_iter().filter(|face| *face != Face::Arabic) {
        for (language, text) in PRINTED.into_iter().take(7) {
            let text = Prepared::new([text]);
            let glyphs = shape_part(face, 10.0, &text, 0..text.text().len(), Letters::Usual).unwrap_or_default();
            assert!(glyphs.iter().all(|glyph| glyph.face == face), "{face:?}, {language}");
        }
    }
}
