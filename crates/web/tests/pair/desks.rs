//! Two nodes with their desks, asked as a browser would ask them.

use super::{Pair, SIDES};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use paivand_node::source::Folder;
use paivand_node::{Gate, Node};
use paivand_people::{People, Seat};
use paivand_web::{Desk, router};
use paivand_world::SystemRandomness;
use std::sync::{Arc, Mutex};
use tower::ServiceExt as _;

/// Two nodes with their desks; sample persons come in by one click.
pub(crate) struct Desks {
    pub(crate) pair: Pair,
    pub(crate) nodes: [Arc<Mutex<Node>>; 2],
    pub(crate) routers: [Router; 2],
}

/// What came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

/// Somebody who is signed in.
pub(crate) struct Person {
    pub(crate) side: usize,
    pub(crate) cookie: String,
    pub(crate) token: String,
}

impl Desks {
    pub(crate) fn begin() -> Self {
        let mut pair = Pair::begin();
        pair.found();
        Self::over(pair)
    }

    /// The desks of two nodes as they stand.
    pub(crate) fn over(mut pair: Pair) -> Self {
        let none = tempfile::tempdir().unwrap();
        let mut nodes = Vec::new();
        let mut routers = Vec::new();
        for (side, folder) in SIDES.iter().zip(&pair.folders) {
            // The pair's own node makes room for the one behind the desk.
            let place = nodes.len();
            let spare = paivand_node::identity::Identity::make(
                &paivand_node::World::machine(),
                &none.path().join(side),
                "circle",
                side,
                "spare.example/log",
            );
            drop(spare.unwrap());
            let spare = Node::open(&none.path().join(side), paivand_node::World::machine()).unwrap();
            let node = std::mem::replace(&mut pair.nodes[place], spare);
            let present = node.present();
            let node = Arc::new(Mutex::new(node));
            let people = People::open(folder, side, SystemRandomness).unwrap();
            let gate = Arc::new(Gate::new(Arc::clone(&node)));
            let desk = Desk::new((present, gate, people), folder, || ()).with_samples();
            routers.push(router(Arc::new(desk), Router::new()));
            nodes.push(node);
        }
        let nodes: [_; 2] = nodes.try_into().map_err(|_| ()).unwrap();
        let routers: [_; 2] = routers.try_into().map_err(|_| ()).unwrap();
        Self { pair, nodes, routers }
    }

    pub(crate) fn settle(&self) {
        for _ in 0..6 {
            for (to, from) in [(0, 1), (1, 0)] {
                let source = Folder(self.pair.folders[from].clone());
                self.nodes[to].lock().unwrap().exchange(SIDES[from], &source).unwrap();
            }
        }
    }

    pub(crate) async fn ask(&self, side: usize, request: Request<Body>) -> Answer {
        let response = self.routers[side].clone().oneshot(request).await.unwrap();
        let (status, headers) = (response.status(), response.headers().clone());
        let bytes = to_bytes(response.into_body(), 4 * 1024 * 1024).await.unwrap();
        Answer { status, headers, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub(crate) async fn stranger(&self, path: &str) -> Answer {
        self.ask(0, Request::get(path).body(Body::empty()).unwrap()).await
    }

    pub(crate) async fn enter(&self, side: usize, seat: Seat) -> Person {
        let answer = self.post(side, "/sign-in/sample", None, &[("seat", seat.word())]).await;
        assert_eq!(answer.status, StatusCode::SEE_OTHER, "{seat} {}", answer.text);
        let cookie = answer.headers["set-cookie"].to_str().unwrap();
        for rule in ["HttpOnly", "SameSite=Lax", "Path=/"] {
            assert!(cookie.contains(rule), "{cookie}");
        }
        let cookie = cookie.split(';').next().unwrap().to_owned();
        let mut person = Person { side, cookie, token: String::new() };
        let page = self.get(&person, "/").await.text;
        person.token = between(&page, "name=\"_form\" value=\"", "\"").to_owned();
        person
    }

    pub(crate) async fn get(&self, person: &Person, path: &str) -> Answer {
        let request = Request::get(path).header("cookie", &person.cookie).body(Body::empty()).unwrap();
        self.ask(person.side, request).await
    }

    pub(crate) async fn post(
        &self,
        side: usize,
        path: &str,
        cookie: Option<&str>,
        form: &[(&str, &str)],
    ) -> Answer {
        let encoded = |text: &str| paivand_web::address::encode(text);
        let pairs: Vec<_> =
            form.iter().map(|(name, value)| format!("{}={}", encoded(name), encoded(value))).collect();
        let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
        if let Some(cookie) = cookie {
            request = request.header("cookie", cookie);
        }
        self.ask(side, request.body(Body::from(pairs.join("&"))).unwrap()).await
    }

    pub(crate) async fn say(&self, person: &Person, path: &str, form: &[(&str, &str)]) -> Answer {
        let form: Vec<_> = form.iter().copied().chain([("_form", person.token.as_str())]).collect();
        self.post(person.side, path, Some(&person.cookie), &form).await
    }

    pub(crate) fn own_size(&self, side: usize) -> u64 {
        self.nodes[side].lock().unwrap().own_size()
    }
}

pub(crate) fn between<'a>(text: &'a str, begins: &str, ends: &str) -> &'a str {
    text.split_once(begins).unwrap().1.split_once(ends).unwrap().0
}
