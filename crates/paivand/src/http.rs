//! Connections of a node: each bounded in time, all bounded in number, ended together when the node stops.

mod guard;
mod stream;

pub(crate) use guard::{Hosts, guarded};
pub(crate) use stream::file;

use axum::Router;
use hyper::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use paivand_web::Peer;
use rustix::process::{Resource, getrlimit, setrlimit};
use std::collections::VecDeque;
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::AbortHandle;
use tower::ServiceExt;

/// Longest wait for the head of a request, also of the next one on a connection: a person's browser sends it at
/// once, a thin link in seconds.
const HEAD_SECONDS_MAX: Duration = Duration::from_secs(15);

/// Most connections at a time; beyond it the one open longest is ended, so that nobody keeps others out.
const CONNECTIONS_MAX: usize = 512;

/// Descriptors that a node asks for: connections, and as many again for files, databases and the exchange.
const DESCRIPTORS: u64 = 2 * CONNECTIONS_MAX as u64 + 256;

/// Longest wait for answers under way when the node stops; whoever reads more slowly asks again.
const STOP_SECONDS_MAX: Duration = Duration::from_secs(2);

/// Pause after a connection could not be taken: the machine is short of something.
const SHORT_PAUSE: Duration = Duration::from_millis(50);

/// Asks for as many descriptors as connections may need; a machine that gives fewer is told of.
pub(crate) fn raise_limits() {
    let limit = getrlimit(Resource::Nofile);
    let wanted = limit.maximum.map_or(DESCRIPTORS, |maximum| DESCRIPTORS.min(maximum));
    if limit.current.is_some_and(|current| current < wanted) {
        let raised = rustix::process::Rlimit { current: Some(wanted), maximum: limit.maximum };
        if let Err(error) = setrlimit(Resource::Nofile, raised) {
            tracing::warn!(%error, "the number of open files could not be raised to {wanted}");
        }
    }
}

/// Answers until `stop`, then ends what is under way, within [`STOP_SECONDS_MAX`].
pub(crate) async fn answer(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let connections = GracefulShutdown::new();
    let mut open: VecDeque<AbortHandle> = VecDeque::new();
    let mut stop = std::pin::pin!(stop);
    loop {
        let taken = tokio::select! {
            taken = listener.accept() => taken,
            () = &mut stop => break,
        };
        let (stream, address) = match taken {
            Ok(taken) => taken,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken");
                tokio::time::sleep(SHORT_PAUSE).await;
                continue;
            }
        };
        open.retain(|connection| !connection.is_finished());
        if open.len() >= CONNECTIONS_MAX
            && let Some(oldest) = open.pop_front()
        {
            oldest.abort();
        }
        let peer = Peer(address.ip().to_string());
        let named = router.clone().map_request(move |mut request: Request<Incoming>| {
            request.extensions_mut().insert(peer.clone());
            request
        });
        let service = TowerToHyperService::new(named);
        let mut builder = http1::Builder::new();
        builder.timer(TokioTimer::new()).header_read_timeout(HEAD_SECONDS_MAX);
        let connection = connections.watch(builder.serve_connection(TokioIo::new(stream), service));
        // Whoever breaks off, or sends what is no request, is answered by that.
        open.push_back(tokio::spawn(async move { drop(connection.await) }).abort_handle());
    }
    drop(listener);
    if tokio::time::timeout(STOP_SECONDS_MAX, connections.shutdown()).await.is_err() {
        open.iter().for_each(AbortHandle::abort);
    }
}

/// Until the node is asked to stop, by a person at the terminal or by the machine.
pub(crate) async fn stopped() {
    let Ok(mut terminate) = signal(SignalKind::terminate()) else {
        tokio::signal::ctrl_c().await.ok();
        return;
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        _ = terminate.recv() => {}
    }
}
