//! The pages beside the form.

use crate::{
    COUNT, STORY_ROW,
    support::{Window, key, patiently},
};

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
