//! Runs a node: publishes its files on loopback, opens its door, and exchanges with the other sides.

use crate::command::{Kind, Trouble, peer};
use crate::door::{self, Shared};
use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clap::Args;
use paivand_node::identity::{Card, peers};
use paivand_node::{Node, SystemClock, disk};
use paivand_record::bundle::BUNDLE_BYTES_MAX;
use paivand_record::hash::Hash;
use paivand_record::tile::Tile;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex};
use std::time::Duration;

/// Between two looks at the other side while all is well: what a person notices as at once.
const PAUSE_MIN: Duration = Duration::from_millis(250);

/// Between two tries at a side that is not reached: a minute is soon enough, and kind to a thin link.
const PAUSE_MAX: Duration = Duration::from_secs(60);

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The node's folder.
    folder: PathBuf,
    /// Where to listen; loopback only, since nothing is encrypted yet.
    #[arg(long, default_value = "127.0.0.1:7601")]
    listen: SocketAddr,
}

pub(crate) fn run(serve: &Serve) -> Result<(), Trouble> {
    if !serve.listen.ip().is_loopback() {
        let why = format!(
            "{} is not a loopback address, and plain HTTP goes no further: listen on 127.0.0.1",
            serve.listen
        );
        return Err(Trouble::new(Kind::Words, why));
    }
    let node = Node::open(&serve.folder, Box::new(SystemClock))?;
    let shared = Arc::new(Shared { node: Mutex::new(node), changed: Condvar::new(), bell: Mutex::new(0) });
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(serve.listen).await.map_err(|error| {
            Trouble::new(
                Kind::Machine,
                format!(
                    "{} cannot be listened on ({error}): choose another port with --listen",
                    serve.listen
                ),
            )
        })?;
        door::open(&serve.folder, &shared)?;
        for card in peers(&serve.folder)? {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || exchange_for_ever(&card, &shared));
        }
        println!("listening on http://{}", listener.local_addr()?);
        axum::serve(listener, files(&serve.folder)).with_graceful_shutdown(stopped()).await?;
        std::fs::remove_file(door::path(&serve.folder))?;
        Ok(())
    })
}

async fn stopped() {
    tokio::signal::ctrl_c().await.ok();
}

/// Exchanges with one side for as long as the node runs; nobody waits for it.
fn exchange_for_ever(card: &Card, shared: &Shared) {
    let Some(source) = peer(card) else { return };
    let mut pause = PAUSE_MIN;
    loop {
        let outcome = match shared.node.lock() {
            Ok(mut node) => node.exchange(&card.side, &source),
            Err(_) => return,
        };
        match outcome {
            Ok(_) => pause = PAUSE_MIN,
            Err(error) => {
                tracing::info!(side = card.side, %error, "the exchange brought nothing");
                pause = (pause * 2).min(PAUSE_MAX);
            }
        }
        // A change here wakes the exchange early only while the other side is reached.
        if let Ok(bell) = shared.bell.lock() {
            drop(shared.changed.wait_timeout(bell, pause));
        }
    }
}

/// The files that anyone may read: logs as C2SP tiles, and documents by digest.
fn files(folder: &Path) -> Router {
    Router::new()
        .route("/logs/{side}/{*path}", get(log_file))
        .route("/documents/{digest}", get(document))
        .with_state(folder.to_owned())
}

async fn log_file(
    State(folder): State<PathBuf>,
    UrlPath((side, path)): UrlPath<(String, String)>,
) -> Response {
    let published = ["checkpoint", "vkeys"].contains(&path.as_str()) || Tile::parse(&path).is_some();
    if !published || !paivand_record::act::is_side(&side) {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind =
        if path.starts_with("tile/") { "application/octet-stream" } else { "text/plain; charset=utf-8" };
    send(folder.join("logs").join(side).join(path), kind).await
}

async fn document(State(folder): State<PathBuf>, UrlPath(digest): UrlPath<String>) -> Response {
    if Hash::from_hex(&digest).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    send(folder.join("documents").join(digest), "application/json").await
}

async fn send(path: PathBuf, kind: &'static str) -> Response {
    let read = tokio::task::spawn_blocking(move || disk::read(&path, BUNDLE_BYTES_MAX)).await;
    match read {
        Ok(Ok(Some(bytes))) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        Ok(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "a published file could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
