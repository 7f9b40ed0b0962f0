//! The real window, used as a clinician uses it.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "what a test does not find fails it")]

#[path = "window/shell.rs"]
mod shell;
mod support;

use std::{fs, net::TcpListener, path::Path, process::Command, time::Duration};

use casebook::{Casebook, Key, Setting};
use clinical::value::CaseId;
use serde_json::Value;
use support::{Window, key, patiently};
use tempfile::TempDir;

const PASSPHRASE: &str = "correct horse battery staple";
const SAMPLE: &str = include_str!("../samples/mesenteric-leiomyosarcoma.json");
const COUNT: &str = "//*[@data-path='mitoses']//label[text()='Count']/following-sibling::*//input";
const STORY: &str = "//nav[@aria-label='Records of the case']";
const STORY_ROW: &str = "//nav[@aria-label='Records of the case']//button[@data-record]";

/// A library in a folder of its own.
struct Shelf {
    folder: TempDir,
}

impl Shelf {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With the sample case in it, and closed.
    fn with_sample() -> Self {
        let shelf = Self::empty();
        let key = Key::passphrase(PASSPHRASE);
        let mut book = Casebook::create(&shelf.library(), &key, Setting::of_this_computer()).unwrap();
        book.import(SAMPLE).unwrap();
        shelf
    }

    fn library(&self) -> std::path::PathBuf {
        self.folder.path().join("own.casebook")
    }

    /// The only case of the library, read after the program has let go of it.
    fn case(&self) -> Value {
        let key = Key::passphrase(PASSPHRASE);
        let open = || Casebook::open(&self.library(), &key, Setting::of_this_computer()).ok();
        let book = patiently(open).expect("the library opens after the window is closed");
        let row = book.list().unwrap().into_iter().next().expect("the library holds a case");
        let id = CaseId::new(row.id.as_str()).unwrap();
        serde_json::from_str(&book.export_json(&id).unwrap()).unwrap()
    }

    fn open(&self, environment: &[(&str, &Path)]) -> Window {
        Window::open(&["--library", self.library().to_str().unwrap()], environment)
    }
}

/// The record of the sample that counts mitoses.
fn report_with_mitoses() -> String {
    let sample: Value = serde_json::from_str(SAMPLE).unwrap();
    let records = sample["records"].as_array().unwrap();
    let counts = |record: &&Value| record["record"]["mitoses"]["known"]["count"].is_number();
    records.iter().find(counts).expect("the sample counts mitoses")["id"].as_str().unwrap().to_owned()
}

fn body<'a>(case: &'a Value, record: &str) -> &'a Value {
    let records = case["records"].as_array().unwrap();
    &records.iter().find(|other| other["id"] == record).expect("the record is in the case")["record"]
}

#[test]
fn a_change_reaches_the_library_and_the_printed_report() {
    let (shelf, record) = (Shelf::with_sample(), report_with_mitoses());
    let pdf = shelf.folder.path().join("report.pdf");
    let window = shelf.open(&[("CASEBOOK_EXPORT_TO", &pdf)]);
    window.type_into("//input[@id='passphrase']", &format!("wrong{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "passphrase");
    window.replace("//input[@id='passphrase']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{record}']"));
    assert_eq!(window.read_out(COUNT), ("textbox".to_owned(), "Count".to_owned()));
    window.replace(COUNT, "17");
    window.wait_until_saved();
    window.click("//button[contains(., 'Export PDF')]");
    window.wait_for("//footer", "written to");
    window.close();
    assert_eq!(body(&shelf.case(), &record)["mitoses"]["known"]["count"], 17);
    let text = printed(&pdf);
    assert!(text.contains("Up to 17 in 10 HPF"), "the report does not say that 17 mitoses were counted");
}

#[test]
fn the_sample_opens_by_itself_and_every_change_can_be_taken_back() {
    let (window, record) = (Window::open(&[], &[]), report_with_mitoses());
    window.click("//td/button");
    window.click(&format!("{STORY}//button[@data-record='{record}']"));
    window.replace(COUNT, "17");
    window.wait_until_saved();
    window.type_into(COUNT, &format!("{}z", key::CONTROL));
    window.wait_for_value(COUNT, "14");
    window.type_into(COUNT, &format!("{}{}z", key::CONTROL, key::SHIFT));
    window.wait_for_value(COUNT, "17");
    window.replace(COUNT, &key::BACKSPACE.to_string());
    window.type_into(COUNT, "1,7");
    window.wait_for("//*[@data-path='mitoses']//*[@role='alert']", "not saved");
    window.click("//button[@aria-label='Record after']");
    window.click("//button[@aria-label='Record before']");
    window.wait_for_value(COUNT, "1,7");
    window.click("//button[contains(., 'Library')]");
    window.click("//td/button");
    window.wait_for_value(COUNT, "1,7");
}

#[test]
fn the_page_follows_what_is_typed_and_leads_back_to_the_record() {
    let window = Window::open(&[], &[]);
    window.click("//td/button");
    window.type_into(STORY_ROW, &format!("{}k", key::CONTROL));
    window.type_into("//dialog//input", &format!("mitos FNCLCC{}", key::ENTER));
    window.wait_for_value(COUNT, "14");
    window.wait_for("//aside[@aria-label='The printed report']//h2", "of ");
    let ink = "const done = arguments[arguments.length - 1];
        const canvas = document.querySelector('.sheet:has(.from) canvas');
        if (!canvas) { done('none'); } else {
            const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
            done(data.some((value, at) => at % 4 === 0 && value < 90) ? 'ink' : 'blank');
        }";
    let drawn = patiently(|| Some(window.run(ink)).filter(|seen| seen == "ink"));
    assert!(drawn.is_some(), "the page that tells the record is not drawn: {}", window.run(ink));
    let place = window.run(
        "const mark = document.querySelector('.from').getBoundingClientRect();
         arguments[arguments.length - 1]([mark.x + mark.width / 2, mark.y + mark.height / 2]);",
    );
    window.click("//button[@aria-label='Record before']");
    window.run(&format!(
        "const [clientX, clientY] = {place};
         document.elementFromPoint(clientX, clientY).dispatchEvent(new MouseEvent('click', {{ clientX, clientY, bubbles: true }}));
         arguments[arguments.length - 1](null);"
    ));
    window.wait_for_value(COUNT, "14");
    window.click("//button[text()='As text']");
    window.wait_for("//article", "up to 14 mitoses in 10 high-power fields");
    window.replace(COUNT, "17");
    window.wait_for("//article", "up to 17 mitoses in 10 high-power fields");
}

#[test]
fn a_finding_is_kept_with_its_reason_and_undo_opens_it_again() {
    let (window, row) = (Window::open(&[], &[]), "//*[@data-path='perforation']");
    window.click("//td/button");
    window.click(&format!("{STORY}//button[contains(., 'R0, perforated')]"));
    window.click(&format!("{row}//button[contains(., 'Keep')]"));
    let reason = format!("{row}//textarea");
    assert_eq!(window.read_out(&reason), ("textbox".to_owned(), "Why is it right as it stands?".to_owned()));
    window.type_into(&reason, &key::ENTER.to_string());
    window.wait_for(&format!("{row}//*[@role='alert']"), "in a few words");
    window.type_into(&reason, &format!("Seen by two.{}", key::ENTER));
    window.wait_for(&format!("{row}//summary"), "Kept: Seen by two.");
    window.wait_until_saved();
    window.type_into(&format!("{row}//select"), &format!("{}z", key::CONTROL));
    window.wait_for(row, "Keep…");
}

#[test]
fn a_case_is_begun_in_a_new_library() {
    let shelf = Shelf::empty();
    let window = shelf.open(&[]);
    window.type_into("//input[@id='passphrase']", PASSPHRASE);
    window.type_into("//input[@id='again']", &format!("another{}", key::ENTER));
    window.wait_for("//*[@role='alert']", "not the same");
    window.replace("//input[@id='again']", &format!("{PASSPHRASE}{}", key::ENTER));
    window.click("//button[contains(., 'Start a case')]");
    window.type_into("//input[@id='case-title']", &format!("Thigh, 2013{}", key::ENTER));
    window.click("//button[contains(., 'Add a record')]");
    window.click("//button[@data-kind='imaging']");
    window.replace("//*[@data-path='when']//input", "12/05/2013");
    window.wait_for("//*[@data-path='when']", "12 May 2013");
    window.type_into("//*[@data-path='contrast']//input", "?");
    window.type_into("//*[@data-path='contrast']//input", "films lost");
    window.wait_until_saved();
    window.close();
    let case = shelf.case();
    assert_eq!(body(&case, "case")["title"], "Thigh, 2013");
    let imaging = body(&case, "imaging-1");
    assert_eq!(imaging["when"]["known"]["date"], "2013-05-12");
    assert_eq!(imaging["contrast"], serde_json::json!({"absent": "not_known", "note": "films lost"}));
}

#[test]
fn nothing_leaves_the_window() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let address = listener.local_addr().unwrap();
    let window = Window::open(&[], &[]);
    window.wait_for("//header", "Sample library");
    let fetched = window.run(&format!(
        "const done = arguments[arguments.length - 1];
         fetch('http://{address}/').then(() => done('sent'), () => done('refused'));"
    ));
    assert_eq!(fetched, "refused");
    let image = window.run(&format!(
        "const done = arguments[arguments.length - 1];
         const image = new Image();
         image.onload = () => done('sent');
         image.onerror = () => done('refused');
         image.src = 'http://{address}/x.png';"
    ));
    assert_eq!(image, "refused");
    window.run(&format!(
        "location.href = 'http://{address}/'; window.open('http://{address}/');
         setTimeout(arguments[arguments.length - 1], 500);"
    ));
    window.wait_for("//header", "Sample library");
    std::thread::sleep(Duration::from_millis(200));
    assert!(listener.accept().is_err(), "somebody connected");
}

/// The text of a PDF file.
fn printed(pdf: &Path) -> String {
    assert!(fs::read(pdf).unwrap().starts_with(b"%PDF-"));
    let output = Command::new("pdftotext").arg("-layout").arg(pdf).arg("-").output();
    let output = output.expect("pdftotext is missing: install the package poppler-utils");
    String::from_utf8_lossy(&output.stdout).split_whitespace().collect::<Vec<_>>().join(" ")
}
