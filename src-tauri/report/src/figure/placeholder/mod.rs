//! Drawn placeholders for images that were not attached: each says that it is one.

mod canvas;
mod histology;
mod label;
mod radiology;

use typeset::scene::Scene;

use canvas::Canvas;

/// What a placeholder stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Motif {
    /// Section through the abdomen or pelvis, seen from below.
    AxialAbdomen,
    /// Section of the abdomen seen from the front.
    CoronalAbdomen,
    /// Section through the chest.
    AxialThorax,
    /// A limb in section.
    Limb,
    /// Ultrasound.
    Ultrasound,
    /// A slide stained with haematoxylin and eosin, or not said how.
    Histology,
    /// A slide of immunohistochemistry.
    Immunohistochemistry,
    /// Anything else: a photograph.
    Photograph,
}

/// What is drawn besides the motif.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Details {
    /// Magnetic resonance instead of X-rays: bright fat, dark bone.
    pub(crate) resonance: bool,
    /// Whether lesions are many.
    pub(crate) many: bool,
    /// Whether no lesion is shown.
    pub(crate) none: bool,
    /// A mark.
    pub(crate) mark: Option<clinical::record::Mark>,
    /// Whether to say that no scale was recorded.
    pub(crate) scale_missing: bool,
}

/// A placeholder `width` by `height` points; `seed` varies it from panel to panel.
pub(crate) fn placeholder(motif: Motif, details: Details, (width, height): (f32, f32), seed: u32) -> Scene {
    let mut canvas = Canvas::new(width, height, seed);
    let target = match motif {
        Motif::AxialAbdomen => radiology::axial_abdomen(&mut canvas, details),
        Motif::CoronalAbdomen => radiology::coronal_abdomen(&mut canvas, details),
        Motif::AxialThorax => radiology::axial_thorax(&mut canvas, details),
        Motif::Limb => radiology::limb(&mut canvas, details),
        Motif::Ultrasound => radiology::ultrasound(&mut canvas, details),
        Motif::Histology => histology::slide(&mut canvas, false),
        Motif::Immunohistochemistry => histology::slide(&mut canvas, true),
        Motif::Photograph => radiology::photograph(&mut canvas),
    };
    let light = matches!(motif, Motif::Histology | Motif::Immunohistochemistry | Motif::Photograph);
    if let Some(mark) = details.mark {
        label::mark(&mut canvas, mark, target, light);
    }
    label::placeholder(&mut canvas, light);
    if details.scale_missing {
        label::scale_missing(&mut canvas);
    }
    Scene { width, height, marks: canvas.marks }
}
