//! Lays the statements on one axis: the surest way from time zero to each record wins.

use std::{
    cmp::Reverse,
    collections::{BTreeMap, BinaryHeap},
};

use super::{
    Placed, Sureness, TimeProblem,
    graph::{Edge, Graph, ZERO},
};
use crate::value::RecordId;

/// What came of it.
pub(super) struct Solution {
    pub(super) placed: BTreeMap<RecordId, Placed>,
    pub(super) problems: Vec<TimeProblem>,
}

#[derive(Clone, Copy)]
struct Spot {
    days: f64,
    sureness: Sureness,
    slack: f64,
}

/// Days two exact statements may differ before they contradict each other: half a month.
const TOLERANCE_DAYS: f64 = 16.0;

/// Solves the graph with `zero` at day 0.
pub(super) fn solve(graph: &Graph, zero: Option<&RecordId>) -> Solution {
    let origin = graph.nodes.iter().position(|node| node.is_some() && node.as_ref() == zero);
    let edges: Vec<Edge> = graph
        .edges
        .iter()
        .filter_map(
            |edge| if edge.from == ZERO { Some(Edge { from: origin?, ..edge.clone() }) } else { Some(edge.clone()) },
        )
        .collect();
    let spots = origin.map_or_else(|| vec![None; graph.nodes.len()], |origin| spread(graph, &edges, origin));
    let mut problems = graph.problems.clone();
    problems.extend(unplaced(graph, &edges, &spots));
    problems.extend(edges.iter().filter_map(|edge| conflict(graph, edge, &spots)));
    Solution { placed: placed(graph, &spots), problems }
}

/// Dijkstra over (sureness, number of steps): each node keeps the surest, then the shortest, way from the origin.
fn spread(graph: &Graph, edges: &[Edge], origin: usize) -> Vec<Option<Spot>> {
    let steps = steps(graph.nodes.len(), edges);
    let mut spots: Vec<Option<Spot>> = vec![None; graph.nodes.len()];
    let mut queue = BinaryHeap::new();
    let start = Spot { days: 0.0, sureness: Sureness::Stated, slack: 0.0 };
    let mut ways = vec![(origin, start)];
    queue.push(Reverse((Sureness::Stated, 0_usize, 0_usize)));
    while let Some(Reverse((sureness, hops, way))) = queue.pop() {
        let Some((node, spot)) = ways.get(way).copied() else { continue };
        match spots.get_mut(node) {
            Some(slot @ None) => *slot = Some(spot),
            _ => continue,
        }
        for step in steps.get(node).into_iter().flatten() {
            let next = Spot {
                days: spot.days + step.days,
                sureness: sureness.max(step.sureness),
                slack: spot.slack + step.slack,
            };
            queue.push(Reverse((next.sureness, hops + 1, ways.len())));
            ways.push((step.to, next));
        }
    }
    spots
}

/// Every statement from its beginning, and backwards where a distance is known.
fn steps(nodes: usize, edges: &[Edge]) -> Vec<Vec<Edge>> {
    let mut steps = vec![Vec::new(); nodes];
    for edge in edges {
        if let Some(list) = steps.get_mut(edge.from) {
            list.push(edge.clone());
        }
        if let (false, Some(list)) = (edge.order_only, steps.get_mut(edge.to)) {
            list.push(Edge { from: edge.to, to: edge.from, days: -edge.days, ..edge.clone() });
        }
    }
    steps
}

fn placed(graph: &Graph, spots: &[Option<Spot>]) -> BTreeMap<RecordId, Placed> {
    let rows = graph.nodes.iter().zip(spots).zip(&graph.lasts);
    rows.filter_map(|((id, spot), lasts)| {
        let spot = spot.as_ref()?;
        let placed = Placed { days: spot.days, lasts: *lasts, sureness: spot.sureness, slack: spot.slack };
        Some((id.clone()?, placed))
    })
    .collect()
}

/// A stated time that leads round in a circle, or to no record that leads to time zero.
fn unplaced(graph: &Graph, edges: &[Edge], spots: &[Option<Spot>]) -> Vec<TimeProblem> {
    let mut problems = Vec::new();
    for (node, id) in graph.nodes.iter().enumerate() {
        let stated = graph.stated.get(node).copied().unwrap_or(false);
        if let (Some(id), true, Some(None)) = (id, stated, spots.get(node)) {
            let record = id.clone();
            problems.push(if in_circle(edges, node) {
                TimeProblem::Circle { record }
            } else {
                TimeProblem::Unconnected { record }
            });
        }
    }
    problems
}

fn in_circle(edges: &[Edge], start: usize) -> bool {
    let before = |node: usize| edges.iter().find(|edge| edge.to == node).map(|edge| edge.from);
    let mut node = before(start);
    for _ in 0..edges.len() {
        match node {
            Some(at) if at == start => return true,
            Some(at) => node = before(at),
            None => return false,
        }
    }
    false
}

fn conflict(graph: &Graph, edge: &Edge, spots: &[Option<Spot>]) -> Option<TimeProblem> {
    let record = graph.nodes.get(edge.to)?.clone()?;
    let (from, to) = (spots.get(edge.from)?.as_ref()?, spots.get(edge.to)?.as_ref()?);
    let off = to.days - from.days - edge.days;
    let against = graph.nodes.get(edge.from)?.clone();
    if edge.order_only {
        let wrong = if edge.sureness == Sureness::AtLatest { off > TOLERANCE_DAYS } else { off < -TOLERANCE_DAYS };
        return against.filter(|_| wrong).map(|against| TimeProblem::Order { record, against });
    }
    let late_is_fine = edge.sureness == Sureness::AtEarliest && off > 0.0;
    let wrong = off.abs() > TOLERANCE_DAYS + edge.slack && !late_is_fine;
    wrong.then(|| TimeProblem::Contradiction {
        against: against.unwrap_or_else(|| record.clone()),
        record,
        days: off.abs(),
    })
}
