//! What must not depend on how much there is: one page of a short and of an endless list, and
//! fifty elements on one page.

use crate::bench::{Bench, WIDGET};
use crate::turns::{Turn, turn};
use serde_json::json;
use standin::sentinel;

const LISTS: [(&str, &str); 2] = [("thousand", sentinel::THOUSAND), ("billion", sentinel::BILLION)];

pub async fn measure(bench: &mut Bench) {
    for (name, server) in bench.turned(LISTS) {
        let first = bench.open(WIDGET, server, 100).await;
        bench.keep("total.first", name, first);
        bench.turn(WIDGET, 8, 4).await;
        let Turn { painted, parts } = turn(bench, WIDGET, 12, 4).await;
        bench.keep("total.painted", name, painted);
        bench.keep("total.busy", name, parts[0]);
        let heap = bench.heap().await;
        bench.keep("total.heap", name, heap);
    }
    for (figure, target, rows, others) in [
        ("elements.10", WIDGET, 10, ""),
        ("elements.100", WIDGET, 100, ""),
        ("elements.lazy", WIDGET, 10, "&lazy"),
        ("elements.hand", "hand", 10, ""),
    ] {
        for (elements, others) in bench.turned([(1, ""), (50, others)]) {
            bench.page.devtools("Network.clearBrowserCache", json!({})).await;
            bench.page.client().goto("about:blank").await.expect("there is always an empty page");
            let query = format!("server={}&size={rows}", sentinel::MILLION);
            bench.page.goto(&format!("/{target}/?{query}&elements={elements}{others}")).await;
            let all = bench.time("bench.all()").await.expect("all elements show rows");
            bench.keep(figure, &elements.to_string(), all);
        }
    }
}
