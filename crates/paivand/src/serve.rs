//! Runs a node: publishes its files on loopback, opens its door, and exchanges with the other sides.

use crate::bell;
use crate::door::{self, Shared};
use crate::http::{self, Hosts, guarded};
use crate::out::say;
use crate::people;
use crate::trouble::{Kind, Trouble};
use axum::Router;
use axum::extract::{Path as UrlPath, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::middleware;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use clap::Args;
use paivand_language::Language;
use paivand_node::Present;
use paivand_node::disk::{Disk, MachineDisk};
use paivand_node::identity::{Card, peers};
use paivand_node::names::parse_log_name;
use paivand_node::published::{self, route};
use paivand_node::source::{Http, bytes_max};
use paivand_node::{ExchangeError, HandOut, Node, World};
use paivand_record::tile::Tile;
use paivand_web::Desk;
use rustix::process::{Signal, set_parent_process_death_signal};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

/// First pause after a side was not reached.
const PAUSE_MIN: Duration = Duration::from_millis(250);

/// Between two tries at a side that is not reached, and between two looks at one whose bell does not ring: a minute is
/// soon enough, and kind to a thin link.
const PAUSE_MAX: Duration = Duration::from_secs(60);

#[derive(Debug, Args)]
pub(crate) struct Serve {
    /// The node's folder.
    folder: PathBuf,
    /// Where to listen; loopback only, since nothing is encrypted yet.
    #[arg(long, default_value = "127.0.0.1:7601")]
    listen: SocketAddr,
    /// A name under which a proxy in front of the node asks it; may be given several times.
    #[arg(long)]
    host: Vec<String>,
    /// The language of a reader of whom nothing is known: tg, zh, ru or en.
    #[arg(long, default_value = "en", value_parser = crate::lang::language)]
    language: Language,
    /// Lets sample persons in by one click: for a demonstration.
    #[arg(long, hide = true)]
    samples: bool,
    /// Ends when the process that started it does, however that ends.
    #[arg(long, hide = true)]
    ends_with_parent: bool,
}

pub(crate) fn run(serve: &Serve) -> Result<(), Trouble> {
    if !serve.listen.ip().is_loopback() {
        let why = format!(
            "{} is not a loopback address, and plain HTTP goes no further: listen on 127.0.0.1",
            serve.listen
        );
        return Err(Trouble::new(Kind::Words, why));
    }
    if serve.samples && !serve.host.is_empty() {
        let why = "sample persons come in by one click: not where a proxy brings others (--samples, --host)";
        return Err(Trouble::new(Kind::Words, why));
    }
    if serve.ends_with_parent {
        set_parent_process_death_signal(Some(Signal::TERM)).map_err(std::io::Error::from)?;
    }
    http::raise_limits();
    let node = Node::open(&serve.folder, World::machine())?;
    let shared = Arc::new(Shared::new(node));
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
            let Some(source) = peer(&card) else { continue };
            let (bell, listened) = (Arc::clone(&shared.bell), peer(&card));
            std::thread::spawn(move || listened.map(|source| bell.listen(&source)));
            std::thread::spawn(move || exchange_for_ever(&card, &source, &shared));
        }
        if peers(&serve.folder)?.is_empty() {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || tend_alone(&shared));
        }
        let hand_out = shared.node.lock().map(|node| node.hand_out());
        let hand_out =
            hand_out.map_err(|_| Trouble::new(Kind::Machine, "the node stopped while it was started"))?;
        say!("listening on http://{}", listener.local_addr()?)?;
        let present = shared.node.lock().map(|node| node.present());
        let present =
            present.map_err(|_| Trouble::new(Kind::Machine, "the node stopped while it was started"))?;
        let pages = paivand_web::router(desk(serve, &shared, present)?, crate::lang::http::router());
        let hosts = Hosts::new(&serve.host);
        let router = files(hand_out)
            .merge(entitled(&shared))
            .merge(showings(&shared))
            .merge(bell::router(Arc::clone(&shared.bell)))
            .merge(pages)
            .layer(middleware::from_fn_with_state(hosts, guarded));
        http::answer(listener, router, http::stopped()).await;
        std::fs::remove_file(door::path(&serve.folder))?;
        Ok::<(), Trouble>(())
    })?;
    // What is still being read or fetched for others ends with the process; the node is closed in order.
    runtime.shutdown_background();
    shared.close();
    Ok(())
}

/// Does what the rules ask of a node that has nobody to exchange with, whenever something was said here.
fn tend_alone(shared: &Shared) {
    loop {
        let wakes = shared.bell.wakes();
        match shared.node.lock().map(|mut node| node.tend()) {
            Ok(Ok(_)) => {}
            Ok(Err(error)) => tracing::warn!(%error, "what the rules ask could not be recorded"),
            Err(_) => return,
        }
        shared.bell.wait(wakes, PAUSE_MAX);
    }
}

/// Exchanges with one side for as long as the node runs; nobody waits for it.
fn exchange_for_ever(card: &Card, source: &Http, shared: &Shared) {
    let mut pause = PAUSE_MIN;
    loop {
        let wakes = shared.bell.wakes();
        let mut more = false;
        // The node is held only to say what it wants and to take what came: nobody waits for the link.
        let Ok(wants) = shared.node.lock().map(|node| node.wants(&card.side)) else { return };
        let fetched = wants.fetch(source).map_err(ExchangeError::from);
        let outcome = match (fetched, shared.node.lock()) {
            (Ok(pouch), Ok(mut node)) => {
                let (before, beside) = (node.changes(), node.came_beside());
                let outcome = node.exchange(&card.side, &pouch);
                more = node.came_beside().is_some() && node.came_beside() != beside;
                if node.changes() != before {
                    shared.bell.ring();
                }
                outcome
            }
            (Err(error), _) => Err(error),
            (_, Err(_)) => return,
        };
        match outcome {
            // What came may name documents, or be owed an answer: look again at once.
            Ok(taken) if taken > 0 || more => continue,
            Ok(_) => {
                pause = PAUSE_MAX;
                // Nothing came: a moment to keep what was understood.
                if let Ok(mut node) = shared.node.lock() {
                    node.save();
                }
            }
            Err(error) => {
                tracing::info!(side = card.side, %error, "the exchange brought nothing");
                pause = if pause == PAUSE_MAX { PAUSE_MIN } else { (pause * 2).min(PAUSE_MAX / 2) };
            }
        }
        // A change here, or there, wakes it earlier.
        shared.bell.wait(wakes, pause);
    }
}

/// The desk of the people of this side.
fn desk(serve: &Serve, shared: &Arc<Shared>, present: Arc<Present>) -> Result<Arc<Desk>, Trouble> {
    let people = people::open(&serve.folder, present.look().side())?;
    let bell = Arc::clone(&shared.bell);
    let gate = Arc::clone(&shared.gate);
    let desk = Desk::new((present, gate, people), &serve.folder, move || bell.ring());
    let desk = desk.in_language(serve.language);
    Ok(Arc::new(if serve.samples { desk.with_samples() } else { desk }))
}

/// What this node shows a side that asks at its start; nothing is written for it.
fn showings(shared: &Arc<Shared>) -> Router {
    Router::new().route("/showing/{side}/{nonce}", get(showing)).with_state(Arc::clone(shared))
}

async fn showing(
    State(shared): State<Arc<Shared>>,
    UrlPath((side, nonce)): UrlPath<(String, String)>,
) -> Response {
    let shown = tokio::task::spawn_blocking(move || shared.node.lock().ok()?.showing(&side, &nonce)).await;
    match shown {
        Ok(Some(answer)) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], answer).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The files that anyone may read: logs as C2SP tiles. Before a checkpoint leaves for the first time, the mark rises.
fn files(hand_out: HandOut) -> Router {
    Router::new().route(route::LISTING, get(listing)).route(route::LOG, get(log_file)).with_state(hand_out)
}

/// The files and words that acts name: for the sides entitled to them, who ask with a signed line.
fn entitled(shared: &Arc<Shared>) -> Router {
    Router::new()
        .route(route::DOCUMENT, get(document))
        .route(route::WORDS, get(words))
        .with_state(Arc::clone(shared))
}

/// The names of all logs, one per line, so that a stranger knows what to ask for.
async fn listing(State(hand_out): State<HandOut>) -> Response {
    let listed = tokio::task::spawn_blocking(move || {
        let folder = hand_out.folder();
        let names = MachineDisk.list(&folder.join(published::LOGS))?.into_iter();
        let published = |name: &String| folder.join(published::checkpoint(name)).exists();
        let logs = names.filter(|name| parse_log_name(name).is_some() && published(name));
        Ok::<String, std::io::Error>(logs.map(|name| name + "\n").collect())
    });
    match listed.await {
        Ok(Ok(names)) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], names).into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "the list of logs could not be read");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

async fn log_file(
    State(hand_out): State<HandOut>,
    UrlPath((name, path)): UrlPath<(String, String)>,
) -> Response {
    let published = ["checkpoint", "vkeys"].contains(&path.as_str()) || Tile::parse(&path).is_some();
    if !published || parse_log_name(&name).is_none() {
        return StatusCode::NOT_FOUND.into_response();
    }
    let kind =
        if path.starts_with("tile/") { "application/octet-stream" } else { "text/plain; charset=utf-8" };
    if path == "checkpoint" {
        return checkpoint(hand_out, name).await;
    }
    let path = published::of_log(&name, &path);
    http::file(hand_out.folder().join(&path), kind, bytes_max(&path)).await
}

async fn document(state: State<Arc<Shared>>, digest: UrlPath<String>, headers: HeaderMap) -> Response {
    give(state, published::document(digest.0), &headers).await
}

/// Words, or several at once in a pouch.
async fn words(
    State(shared): State<Arc<Shared>>,
    UrlPath(asked): UrlPath<String>,
    headers: HeaderMap,
) -> Response {
    let (path, request) = (published::words(asked), request(&headers));
    let read = tokio::task::spawn_blocking(move || {
        let words = {
            let node = shared.node.lock().ok()?;
            node.may_give(&path, request.as_deref()).then(|| Arc::clone(node.words()))?
        };
        words.answer(&path).inspect_err(|error| tracing::error!(%error, "words could not be read")).ok()?
    });
    match read.await {
        Ok(Some(bytes)) => ([(header::CONTENT_TYPE, "application/octet-stream")], bytes).into_response(),
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The line by which a side asks.
fn request(headers: &HeaderMap) -> Option<String> {
    headers.get(header::AUTHORIZATION).and_then(|line| line.to_str().ok()).map(str::to_owned)
}

/// A file for who is entitled to it. Who is not learns nothing, not even that it is there.
async fn give(State(shared): State<Arc<Shared>>, path: String, headers: &HeaderMap) -> Response {
    let request = request(headers);
    let asked = path.clone();
    let place = tokio::task::spawn_blocking(move || {
        let node = shared.node.lock().ok()?;
        node.may_give(&asked, request.as_deref()).then(|| node.folder().join(&asked))
    });
    match place.await {
        Ok(Some(place)) => http::file(place, "application/json", bytes_max(&path)).await,
        Ok(None) => StatusCode::NOT_FOUND.into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// Before a checkpoint of the own log leaves for the first time, the mark rises.
async fn checkpoint(hand_out: HandOut, name: String) -> Response {
    let read = tokio::task::spawn_blocking(move || hand_out.checkpoint(&name)).await;
    match read {
        Ok(Ok(Some(bytes))) => ([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], bytes).into_response(),
        Ok(Ok(None)) => StatusCode::NOT_FOUND.into_response(),
        Ok(Err(error)) => {
            tracing::error!(%error, "a checkpoint could not be handed out");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// The files of a peer's node.
fn peer(card: &Card) -> Option<Http> {
    card.url.as_deref().map(Http::new)
}
