//! What holds for every size.

use proptest::prelude::*;

use super::*;

proptest! {
    /// Larger or smaller by any factor: the same category wherever the rule of 5 mm says the same.
    #[test]
    fn recist_is_scale_free_but_for_five_millimetres(
        baseline in 1.0..300.0_f64, nadir_part in 0.05..1.0_f64, part in 0.05..3.0_f64, factor in 0.1..10.0_f64,
    ) {
        let (nadir, sum) = (baseline * nadir_part, baseline * part);
        let risen = (sum - nadir >= 5.0, (sum - nadir) * factor >= 5.0);
        prop_assume!(risen.0 == risen.1);
        prop_assert_eq!(by_sum(baseline, nadir, sum), by_sum(baseline * factor, nadir * factor, sum * factor));
    }

    #[test]
    fn millimetres_and_centimetres_give_the_same(tenths in prop::collection::vec(100_u32..2000, 2..6)) {
        let of = |unit: &str, by: f64| {
            let sizes: Vec<Value> = tenths
                .iter()
                .map(|size| json!({"size": {"axes": [{"length": f64::from(*size) / by}], "unit": unit}}))
                .collect();
            course(u32::try_from(tenths.len()).unwrap(), &[lesion(&json!({"target": {"known": "yes"}}), &sizes)])
        };
        prop_assert_eq!(of("mm", 10.0), of("cm", 100.0));
    }

    /// More growth never turns into a better category.
    #[test]
    fn a_larger_sum_is_never_better(baseline in 1.0..300.0_f64, part in 0.05..1.0_f64, a in 0.0..400.0_f64, b in 0.0..400.0_f64) {
        let worth = |sum: f64| match by_sum(baseline, baseline * part, sum) {
            Category::Partial => 0,
            Category::Stable => 1,
            _ => 2,
        };
        prop_assert!(worth(a.min(b)) <= worth(a.max(b)));
    }
}
