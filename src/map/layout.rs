//! Where everything stands.

use super::column::Column;
use super::node::{Graph, Link, Node};
use super::order::{Places, at, inverse, untangled};
use super::placed::{Neighbour, Placed, Side};
use super::size::Size;
use super::spread::middles;

/// The picture: everything in it with its place.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Layout {
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// The height of a line of text.
    pub line: u32,
    /// The width of a letter.
    pub letter: u32,
    /// The tape jobs, from the top.
    pub jobs: Vec<Placed>,
    /// The linked jobs, from the top.
    pub linked_jobs: Vec<Placed>,
    /// The links, by their ends.
    pub curves: Vec<Curve>,
    /// The links that are not drawn.
    pub left_out: u64,
}

/// A link in the picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Curve {
    /// The tape job's number.
    pub from: usize,
    /// The linked job's number.
    pub to: usize,
    /// How often rows name the link.
    pub count: u64,
    /// Its path, as SVG writes it.
    pub path: String,
}

/// Places the links of a page.
#[must_use]
pub fn layout(links: &[Link<'_>], size: &Size) -> Layout {
    let size = size.within_reason();
    let graph = Graph::gather(links);
    let places = untangled(&graph.ends, graph.jobs.len(), graph.linked_jobs.len());
    let jobs = Column::new(Side::Job, in_order(&graph.jobs, &places.jobs), size);
    let linked_jobs = in_order(&graph.linked_jobs, &places.linked_jobs);
    let linked_jobs = Column::new(Side::LinkedJob, linked_jobs, size);
    let links = placed_links(&graph, &places);
    let (middles, linked_middles) = middles(&jobs.heights, &linked_jobs.heights, &links);
    let mut picture = Layout {
        width: size.width,
        height: jobs.height().max(linked_jobs.height()),
        line: size.line,
        letter: size.letter,
        linked_jobs: linked_jobs.place(&linked_middles, middles.len()),
        jobs: jobs.place(&middles, 0),
        curves: Vec::new(),
        left_out: graph.left_out,
    };
    picture.link(&links);
    picture
}

/// The places of each link's ends, and how often rows name it; sorted.
fn placed_links(graph: &Graph<'_>, places: &Places) -> Vec<(usize, usize, u64)> {
    let links = graph.ends.iter().zip(&graph.counts).map(|((job, linked_job), count)| {
        (at(&places.jobs, *job), at(&places.linked_jobs, *linked_job), *count)
    });
    let mut links: Vec<_> = links.collect();
    links.sort_unstable();
    links
}

fn in_order<'a>(nodes: &[Node<'a>], places: &[usize]) -> Vec<Node<'a>> {
    inverse(places).into_iter().filter_map(|node| nodes.get(node).copied()).collect()
}

impl Layout {
    fn link(&mut self, links: &[(usize, usize, u64)]) {
        let first = self.jobs.len();
        for (from, to, count) in links {
            let (Some(job), Some(linked_job)) =
                (self.jobs.get_mut(*from), self.linked_jobs.get_mut(*to))
            else {
                continue;
            };
            let (from, to, curve) = (*from, first + to, self.curves.len());
            job.neighbours.push(Neighbour { node: to, curve });
            linked_job.neighbours.push(Neighbour { node: from, curve });
            self.curves.push(Curve { from, to, count: *count, path: path(job, linked_job) });
        }
    }
}

/// A curve that leaves and arrives level.
fn path(from: &Placed, to: &Placed) -> String {
    let half = u32::midpoint(from.x, to.x).to_string();
    let ((x, y), (to_x, to_y)) =
        ((from.x.to_string(), from.y.to_string()), (to.x.to_string(), to.y.to_string()));
    ["M", &x, " ", &y, "C", &half, " ", &y, " ", &half, " ", &to_y, " ", &to_x, " ", &to_y].concat()
}
