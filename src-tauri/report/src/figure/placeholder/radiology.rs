//! Placeholders of imaging studies: schematic sections, no patient's.

use typeset::scene::{Colour, Mark, Segment, rectangle};

use super::{
    Details,
    canvas::{Canvas, Oval, grey},
};

/// Greys of a study: ground, skin and fat, inside, organ, contrast, bone.
struct Tones {
    ground: Colour,
    fat: Colour,
    inside: Colour,
    organ: Colour,
    bright: Colour,
    bone: Colour,
}

impl Tones {
    fn of(details: Details) -> Self {
        if details.resonance {
            Self {
                ground: grey(8),
                fat: grey(176),
                inside: grey(60),
                organ: grey(96),
                bright: grey(214),
                bone: grey(40),
            }
        } else {
            Self {
                ground: grey(12),
                fat: grey(74),
                inside: grey(50),
                organ: grey(124),
                bright: grey(146),
                bone: grey(208),
            }
        }
    }
}

/// A point that a mark shows.
pub(super) type Target = (f32, f32);

/// A tumour with a rim and a darker core.
fn tumour(canvas: &mut Canvas, oval: Oval, tones: &Tones) -> Target {
    canvas.rimmed(oval, tones.bright, grey(206), 0.8);
    canvas.oval(Oval { half: (oval.half.0 * 0.46, oval.half.1 * 0.46), ..oval }, grey(80));
    oval.at
}

fn bowel(canvas: &mut Canvas, count: u8, (x, y): (f32, f32), spread: f32, tones: &Tones) {
    for (x, y) in canvas.spread(count, Oval::new(x, y, spread, spread * 1.3)) {
        let oval = Oval::new(x, y, 5.6, 4.6);
        canvas.rimmed(oval, grey(94), tones.organ, 0.35);
    }
}

/// Body, liver, bowel, kidneys, spine, aorta; the lesion at the patient's left.
pub(super) fn axial_abdomen(canvas: &mut Canvas, details: Details) -> Target {
    let tones = Tones::of(details);
    let (x, y, unit) = (canvas.width / 2.0, canvas.height / 2.0, canvas.height / 100.0);
    canvas.ground(tones.ground);
    let body = Oval::new(x, y + 3.0 * unit, 64.0 * unit, 41.0 * unit);
    canvas.oval(body, tones.fat);
    canvas.oval(body.grown(-4.5 * unit), tones.inside);
    for side in [-1.0, 1.0] {
        let kidney = Oval::new(x + side * 23.0 * unit, y + 19.0 * unit, 9.0 * unit, 8.0 * unit);
        canvas.oval(kidney, tones.organ);
    }
    canvas.oval(Oval::new(x, y + 10.0 * unit, 3.8 * unit, 3.6 * unit), tones.bright);
    canvas.oval(Oval::new(x, y + 23.0 * unit, 8.0 * unit, 7.4 * unit), tones.bone);
    if details.many || details.none {
        return liver(canvas, details, &tones, (x, y, unit));
    }
    bowel(canvas, 9, (x - 27.0 * unit, y - 8.0 * unit), 11.0 * unit, &tones);
    let (dx, dy) = (canvas.about(24.0, 2.0) * unit, canvas.about(-4.0, 2.0) * unit);
    tumour(canvas, Oval::new(x + dx, y + dy, 20.0 * unit, 17.5 * unit), &tones)
}

/// The liver at the patient's right, with lesions of irregular place and size unless none are shown.
fn liver(canvas: &mut Canvas, details: Details, tones: &Tones, (x, y, unit): (f32, f32, f32)) -> Target {
    canvas.oval(Oval::new(x - 24.0 * unit, y - 4.0 * unit, 32.0 * unit, 25.0 * unit).turned(0.25), tones.organ);
    canvas.oval(Oval::new(x + 36.0 * unit, y + 2.0 * unit, 11.0 * unit, 13.0 * unit).turned(-0.4), tones.organ);
    bowel(canvas, 4, (x + 16.0 * unit, y - 12.0 * unit), 6.0 * unit, tones);
    let mut target = (x - 30.0 * unit, y - 6.0 * unit);
    if details.none {
        return target;
    }
    let places = canvas.spread(6, Oval::new(x - 25.0 * unit, y - 4.0 * unit, 24.0 * unit, 17.0 * unit));
    for (number, at) in places.into_iter().enumerate() {
        let radius = canvas.about(3.6, 1.6) * unit;
        canvas.rimmed(Oval::new(at.0, at.1, radius, radius * 0.85), grey(84), grey(178), 0.7);
        if number == 0 {
            target = at;
        }
    }
    target
}

/// Body from the front: liver, spleen, spine, bowel; the lesion at the patient's left.
pub(super) fn coronal_abdomen(canvas: &mut Canvas, details: Details) -> Target {
    let tones = Tones::of(details);
    let (x, unit) = (canvas.width / 2.0, canvas.height / 100.0);
    canvas.ground(tones.ground);
    let body = Oval::new(x, 56.0 * unit, 54.0 * unit, 68.0 * unit);
    canvas.oval(body, tones.fat);
    canvas.oval(body.grown(-6.5 * unit), tones.inside);
    canvas.oval(Oval::new(x - 25.0 * unit, 20.0 * unit, 21.0 * unit, 17.0 * unit).turned(-0.2), tones.organ);
    canvas.oval(Oval::new(x + 26.0 * unit, 17.0 * unit, 10.5 * unit, 10.0 * unit), tones.organ);
    canvas.marks.push(Mark::filled(rectangle(x - 4.0 * unit, 10.0 * unit, 8.0 * unit, 90.0 * unit), grey(170)));
    bowel(canvas, 7, (x - 26.0 * unit, 72.0 * unit), 9.0 * unit, &tones);
    if details.none {
        return (x + 25.0 * unit, 56.0 * unit);
    }
    let (dx, y) = (canvas.about(25.0, 1.5) * unit, canvas.about(56.0, 3.0) * unit);
    tumour(canvas, Oval::new(x + dx, y, 18.0 * unit, 22.0 * unit), &tones)
}

/// Chest wall, lungs with vessels, heart, spine; nodules in the lungs.
pub(super) fn axial_thorax(canvas: &mut Canvas, details: Details) -> Target {
    let tones = Tones::of(details);
    let (x, y, unit) = (canvas.width / 2.0, canvas.height / 2.0, canvas.height / 100.0);
    canvas.ground(tones.ground);
    canvas.oval(Oval::new(x, y + 2.0 * unit, 66.0 * unit, 38.0 * unit), grey(108));
    let lung = |side: f32| Oval::new(x + side * 31.5 * unit, y + 2.0 * unit, 24.0 * unit, 28.0 * unit);
    for side in [-1.0, 1.0] {
        canvas.oval(lung(side), grey(22));
        for _ in 0..12 {
            let at = (canvas.about(x + side * 31.0 * unit, 16.0 * unit), canvas.about(y, 19.0 * unit));
            canvas.oval(Oval::new(at.0, at.1, 0.5 * unit, 0.5 * unit), grey(120));
        }
    }
    canvas.oval(Oval::new(x, y - 3.0 * unit, 10.5 * unit, 14.0 * unit), tones.bright);
    canvas.oval(Oval::new(x, y + 27.0 * unit, 6.8 * unit, 6.0 * unit), tones.bone);
    let mut target = (x - 37.0 * unit, y + 11.0 * unit);
    if details.none {
        return target;
    }
    let nodules = if details.many { 5 } else { 1 };
    let mut places = canvas.spread(nodules, Oval { half: (15.0 * unit, 19.0 * unit), ..lung(-1.0) });
    if details.many {
        places.extend(canvas.spread(nodules - 1, Oval { half: (15.0 * unit, 19.0 * unit), ..lung(1.0) }));
    }
    for (number, at) in places.into_iter().enumerate() {
        let radius = if details.many { canvas.about(2.6, 0.9) } else { 2.0 } * unit;
        if details.many {
            canvas.oval(Oval::new(at.0, at.1, radius + 1.8 * unit, radius + 1.6 * unit), grey(56));
        }
        canvas.oval(Oval::new(at.0, at.1, radius, radius * 0.95), grey(204));
        if number == 0 {
            target = at;
        }
    }
    target
}

/// Skin, muscle, bone of a limb in section, and a lesion in the muscle.
pub(super) fn limb(canvas: &mut Canvas, details: Details) -> Target {
    let tones = Tones::of(details);
    let (x, y, unit) = (canvas.width / 2.0, canvas.height / 2.0, canvas.height / 100.0);
    canvas.ground(tones.ground);
    let skin = Oval::new(x, y, 40.0 * unit, 40.0 * unit);
    canvas.oval(skin, tones.fat);
    canvas.oval(skin.grown(-6.0 * unit), tones.organ);
    canvas.rimmed(Oval::new(x - 8.0 * unit, y - 4.0 * unit, 8.0 * unit, 8.0 * unit), tones.bone, grey(20), 1.2);
    if details.none {
        return (x + 14.0 * unit, y + 10.0 * unit);
    }
    tumour(canvas, Oval::new(x + 14.0 * unit, y + 9.0 * unit, 14.0 * unit, 12.0 * unit).turned(0.5), &tones)
}

/// A fan of echoes with a dark lesion.
pub(super) fn ultrasound(canvas: &mut Canvas, details: Details) -> Target {
    let (x, height) = (canvas.width / 2.0, canvas.height);
    canvas.ground(grey(6));
    let fan = vec![
        Segment::Move(x - 0.10 * height, 0.08 * height),
        Segment::Line(x + 0.10 * height, 0.08 * height),
        Segment::Line(x + 0.62 * height, 0.84 * height),
        Segment::Curve(
            x + 0.3 * height,
            1.0 * height,
            x - 0.3 * height,
            1.0 * height,
            x - 0.62 * height,
            0.84 * height,
        ),
        Segment::Close,
    ];
    let mut inside = vec![Mark::filled(rectangle(0.0, 0.0, canvas.width, height), grey(58))];
    for _ in 0..420 {
        let (at_x, at_y) = (canvas.about(x, 0.62 * height), canvas.next() * height);
        let level = 70 + (canvas.next() * 90.0) as u8;
        let wide = 0.6 + canvas.next() * 1.8;
        inside.push(Mark::filled(rectangle(at_x, at_y, wide, 0.55), grey(level)));
    }
    let target = (canvas.about(x, 0.1 * height), canvas.about(0.55 * height, 0.05 * height));
    if !details.none {
        let path = typeset::scene::ellipse(target.0, target.1, 0.17 * height, 0.13 * height);
        inside.push(Mark::filled(path, grey(18)));
    }
    canvas.marks.push(Mark::Clipped { path: fan, marks: inside });
    target
}

/// A plain ground with a frame: a photograph of anything.
pub(super) fn photograph(canvas: &mut Canvas) -> Target {
    let (width, height) = (canvas.width, canvas.height);
    canvas.ground(Colour(0xe4, 0xe9, 0xed));
    canvas.oval(
        Oval::new(width * 0.5, height * 0.52, height * 0.34, height * 0.26).turned(-0.2),
        Colour(0xc9, 0xa9, 0xa0),
    );
    canvas.oval(Oval::new(width * 0.53, height * 0.50, height * 0.16, height * 0.13), Colour(0xa8, 0x7f, 0x78));
    (width * 0.53, height * 0.5)
}
