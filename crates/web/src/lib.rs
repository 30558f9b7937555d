//! Pages and API of a node.
