//! Serves the sample pages on this machine, to look at them: `cargo run -p paivand-web --example specimen`.

use std::sync::Arc;

/// Where the samples are served; only this machine can reach it.
const ADDRESS: &str = "127.0.0.1:8479";

#[tokio::main]
async fn main() -> std::io::Result<()> {
    let listener = tokio::net::TcpListener::bind(ADDRESS).await?;
    println!("http://{ADDRESS}/");
    axum::serve(listener, paivand_web::router(Arc::new(paivand_web::sample::Samples))).await
}
