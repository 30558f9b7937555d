//! Who may be asked for, and by which page: a request names this node, once, and no page of another site speaks
//! through a reader's browser.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, StatusCode, Uri, Version, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::net::IpAddr;
use std::sync::Arc;

/// The names under which a node is asked.
#[derive(Clone, Debug)]
pub(crate) struct Hosts(Arc<[String]>);

impl Hosts {
    /// Loopback, and these names of a proxy in front.
    pub(crate) fn new(named: &[String]) -> Self {
        let loopback = ["127.0.0.1", "localhost", "[::1]"].map(String::from);
        Self(loopback.into_iter().chain(named.iter().map(|name| name.to_ascii_lowercase())).collect())
    }

    /// Whether an authority, with or without a port, names this node.
    fn know(&self, authority: &str) -> bool {
        let host = match authority.rsplit_once(':') {
            Some((host, port)) if !authority.ends_with(']') => {
                if port.is_empty() || port.parse::<u16>().is_err() {
                    return false;
                }
                host
            }
            _ => authority,
        };
        // A name that only looks like an address, such as 127.0.0.1x, is no loopback name.
        self.0.iter().any(|known| known.eq_ignore_ascii_case(host))
            || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    /// Whether the head of a request names this node, exactly once, and in a target that names a host too (RFC 9112
    /// section 3.2).
    fn allow(&self, target: &Uri, version: Version, headers: &HeaderMap) -> bool {
        if target.authority().is_some_and(|authority| !self.know(authority.as_str())) {
            return false;
        }
        let mut named = headers.get_all(header::HOST).iter();
        match (named.next(), named.next()) {
            (Some(host), None) => host.to_str().is_ok_and(|host| self.know(host)),
            (None, None) => version <= Version::HTTP_10,
            _ => false,
        }
    }

    /// Whether a page of another site sent it.
    fn is_foreign(&self, method: &Method, headers: &HeaderMap) -> bool {
        if method == Method::GET || method == Method::HEAD {
            return false;
        }
        let origin = headers.get(header::ORIGIN).map(|origin| origin.to_str().unwrap_or_default());
        let site = headers.get("sec-fetch-site").and_then(|site| site.to_str().ok());
        let elsewhere = origin.is_some_and(|origin| {
            let authority = origin.split_once("://").map_or(origin, |(_, authority)| authority);
            // Of another port is another site: whatever else runs on the machine.
            !self.know(authority) || !same_port(authority, headers)
        });
        elsewhere || site.is_some_and(|site| site != "same-origin" && site != "none")
    }
}

/// Whether a page from there was given by the port that is asked. A proxy in front may name none.
fn same_port(origin: &str, headers: &HeaderMap) -> bool {
    let host = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let port = |authority: &str| {
        let (_, port) = authority.rsplit_once(':')?;
        port.parse::<u16>().ok()
    };
    port(origin) == port(host)
}

/// Refuses what names another node or comes from another site; every answer carries the headers of the house.
pub(crate) async fn guarded(State(hosts): State<Hosts>, request: Request, next: Next) -> Response {
    let mut response = if !hosts.allow(request.uri(), request.version(), request.headers()) {
        (StatusCode::BAD_REQUEST, "the request names no host of this node: ask by its own address\n")
            .into_response()
    } else if hosts.is_foreign(request.method(), request.headers()) {
        (StatusCode::FORBIDDEN, "a page of another site may not ask this\n").into_response()
    } else {
        next.run(request).await
    };
    paivand_web::guard(response.headers_mut());
    response
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_request_names_this_node_once() {
        let hosts = Hosts::new(&["records.example".into()]);
        for (named, allowed) in [
            (&["127.0.0.1:7601"][..], true),
            (&["127.0.0.1"], true),
            (&["localhost:1"], true),
            (&["LOCALHOST"], true),
            (&["[::1]:7601"], true),
            (&["[::1]"], true),
            (&["records.example"], true),
            (&["Records.Example:443"], true),
            (&[], false),
            (&["127.0.0.1", "127.0.0.1"], false),
            (&["127.0.0.1", "evil.example"], false),
            (&["evil.example"], false),
            (&["127.0.0.1:x"], false),
            (&["127.0.0.1:"], false),
            (&["127.0.0.1:18761x"], false),
            (&["127.0.0.1.evil.example"], false),
            (&["evil.example:7601@127.0.0.1"], false),
            (&[""], false),
        ] {
            let mut headers = HeaderMap::new();
            for host in named {
                headers.append(header::HOST, HeaderValue::from_static(host));
            }
            let path = Uri::from_static("/dues");
            assert_eq!(hosts.allow(&path, Version::HTTP_11, &headers), allowed, "{named:?}");
        }
        let mut headers = HeaderMap::new();
        assert!(hosts.allow(&Uri::from_static("/"), Version::HTTP_10, &headers), "before hosts were named");
        headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:7601"));
        for (target, allowed) in [
            ("http://127.0.0.1:7601/dues", true),
            ("http://evil.example/dues", false),
            ("http://127.0.0.1@evil.example/dues", false),
        ] {
            let target = Uri::from_static(target);
            assert_eq!(hosts.allow(&target, Version::HTTP_11, &headers), allowed, "{target}");
        }
    }

    #[test]
    fn a_page_of_another_site_may_only_look() {
        let hosts = Hosts::new(&[]);
        let foreign = |method: Method, name: &'static str, value: &'static str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::HOST, HeaderValue::from_static("127.0.0.1:7601"));
            headers.insert(name, HeaderValue::from_static(value));
            hosts.is_foreign(&method, &headers)
        };
        assert!(foreign(Method::POST, "origin", "https://evil.example"));
        assert!(foreign(Method::POST, "origin", "null"));
        assert!(foreign(Method::POST, "sec-fetch-site", "cross-site"));
        assert!(foreign(Method::POST, "sec-fetch-site", "same-site"), "another port is another site");
        assert!(!foreign(Method::POST, "origin", "http://127.0.0.1:7601"));
        assert!(foreign(Method::POST, "origin", "http://127.0.0.1:7602"), "what else runs on the machine");
        assert!(foreign(Method::POST, "origin", "http://127.0.0.1"));
        assert!(!foreign(Method::POST, "sec-fetch-site", "same-origin"));
        assert!(!foreign(Method::POST, "user-agent", "a program"));
        assert!(!foreign(Method::GET, "origin", "https://evil.example"));
    }
}
