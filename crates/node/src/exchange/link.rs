//! How another node is asked: never along a redirection, and over TLS where its address says so.

use rustls::crypto::ring::default_provider;
use std::sync::Arc;
use std::time::Duration;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

/// What asks the node at `base`, for so long at most if a time is given.
pub(crate) fn agent(base: &str, timeout: Option<Duration>) -> Agent {
    // A redirection would lead to where nobody was asked.
    let config = Agent::config_builder().timeout_global(timeout).max_redirects(0).http_status_as_error(false);
    let encrypted = base.starts_with("https://");
    let config = if encrypted { config.tls_config(encryption()).https_only(true) } else { config };
    config.build().into()
}

/// TLS by rustls; whom to trust is what the administrator of the machine says.
fn encryption() -> TlsConfig {
    let native = rustls_native_certs::load_native_certs();
    for error in &native.errors {
        tracing::warn!(%error, "certificates that this machine trusts could not be read");
    }
    let trusted: Vec<Certificate<'static>> =
        native.certs.iter().map(|certificate| Certificate::from_der(certificate).to_owned()).collect();
    TlsConfig::builder()
        .root_certs(RootCerts::new_with_certs(&trusted))
        .unversioned_rustls_crypto_provider(Arc::new(default_provider()))
        .build()
}

#[cfg(test)]
mod tests {
    use crate::exchange::source::{Http, Source, SourceError};
    use std::io::Read;
    use std::net::TcpListener;

    #[test]
    fn over_https_nothing_is_asked_in_clear() {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let peer = std::thread::spawn(move || {
            let mut first = [0; 3];
            listener.accept().unwrap().0.read_exact(&mut first).unwrap();
            first
        });
        let asked = Http::new(&format!("https://{address}")).get("logs/birch/checkpoint");
        assert!(matches!(asked, Err(SourceError::Unreached { .. })), "{asked:?}");
        assert_eq!(peer.join().unwrap()[..2], [22, 3], "a handshake of TLS");
    }
}
