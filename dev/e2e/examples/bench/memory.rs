//! What is left in memory by a great many page turns.

use crate::bench::{Bench, WIDGET};
use standin::sentinel;

/// In parts, each well within WebDriver's own patience.
const PART: u32 = 100;
const SETTLED: u32 = 20;

pub async fn measure(bench: &mut Bench, turns: u32) {
    println!("memory");
    for target in bench.targets() {
        bench.open(target, sentinel::MILLION, 100).await;
        if target == WIDGET {
            bench.page.modules().await;
        }
        bench.turn(target, SETTLED, SETTLED).await;
        let (heap, pages) = (bench.heap().await, wasm(bench, target).await);
        for _ in 0..turns / PART {
            bench.turn(target, PART, PART).await;
        }
        let grown = bench.heap().await - heap;
        bench.keep("heap.grown", target, grown);
        bench.keep("heap", target, heap + grown);
        let after = wasm(bench, target).await;
        if let (Some(before), Some(after)) = (pages, after) {
            bench.keep("wasm", target, after);
            bench.keep("wasm.grown", target, after - before);
        }
    }
}

/// Bytes of the core's memory.
async fn wasm(bench: &Bench, target: &str) -> Option<f64> {
    if target != WIDGET {
        return None;
    }
    bench.page.in_core("return wasm.memory.buffer.byteLength").await.as_f64()
}
