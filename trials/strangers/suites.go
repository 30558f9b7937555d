package main

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"math/big"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// A suite: how a log is signed and hashed (docs/protocol.md section 2).
type suite string

const (
	first  suite = "ed25519-sha256"
	second suite = "p256-sha512-256"
)

func (s suite) hash(data []byte) tlog.Hash {
	if s == first {
		return sha256.Sum256(data)
	}
	return sha512.Sum512_256(data)
}

func (s suite) leaf(entry []byte) tlog.Hash {
	return s.hash(append([]byte{0}, entry...))
}

func (s suite) node(left, right tlog.Hash) tlog.Hash {
	return s.hash(append(append([]byte{1}, left[:]...), right[:]...))
}

// split is the largest power of two below count (RFC 6962 section 2.1).
func split(count int) int {
	at := 1
	for at*2 < count {
		at *= 2
	}
	return at
}

// root is the definition of RFC 6962 section 2.1.
func (s suite) root(leaves []tlog.Hash) tlog.Hash {
	switch len(leaves) {
	case 0:
		return s.hash(nil)
	case 1:
		return leaves[0]
	}
	at := split(len(leaves))
	return s.node(s.root(leaves[:at]), s.root(leaves[at:]))
}

// above gives the hashes one level of tiles up: of whole tiles of 256.
func (s suite) above(hashes []tlog.Hash) []tlog.Hash {
	var above []tlog.Hash
	for ; len(hashes) >= 256; hashes = hashes[256:] {
		above = append(above, s.root(hashes[:256]))
	}
	return above
}

// path is the audit path of RFC 6962 section 2.1.1.
func (s suite) path(leaves []tlog.Hash, index int) []tlog.Hash {
	if len(leaves) == 1 {
		return nil
	}
	at := split(len(leaves))
	if index < at {
		return append(s.path(leaves[:at], index), s.root(leaves[at:]))
	}
	return append(s.path(leaves[at:], index-at), s.root(leaves[:at]))
}

// included gives the root to which an audit path leads (RFC 9162 section 2.1.3.2).
func (s suite) included(hash tlog.Hash, index, size int, path []tlog.Hash) tlog.Hash {
	require(index < size, "a place within the log")
	at, last := index, size-1
	for _, step := range path {
		require(last > 0, "a proof that is not too long")
		if at%2 == 1 || at == last {
			hash = s.node(step, hash)
			for at%2 == 0 && at > 0 {
				at, last = at>>1, last>>1
			}
		} else {
			hash = s.node(hash, step)
		}
		at, last = at>>1, last>>1
	}
	require(last == 0, "a proof that is not too short")
	return hash
}

// A verifier key, of either suite; it is a note.Verifier.
type verifier struct {
	name    string
	id      uint32
	suite   suite
	cosigns bool
	point   []byte
}

// What stands before a public key, in the order of suite and purpose.
var identifiers = []struct {
	text    string
	suite   suite
	cosigns bool
}{
	{"\x01", first, false},
	{"\x04", first, true},
	{"\xffpaivand/p256-sha512-256\n", second, false},
	{"\xffpaivand/p256-sha512-256/cosignature/v1\n", second, true},
}

func keyOf(line string) verifier {
	parts := strings.SplitN(line, "+", 3)
	require(len(parts) == 3, "key line "+line)
	raw, err := base64.StdEncoding.DecodeString(parts[2])
	check(err, "key line "+line)
	digest := sha256.Sum256([]byte(parts[0] + "\n" + string(raw)))
	id := binary.BigEndian.Uint32(digest[:4])
	require(fmt.Sprintf("%08x", id) == parts[1], "key identifier of "+line)
	for _, known := range identifiers {
		if !strings.HasPrefix(string(raw), known.text) {
			continue
		}
		key := verifier{parts[0], id, known.suite, known.cosigns, raw[len(known.text):]}
		if key.suite == first {
			require(len(key.point) == ed25519.PublicKeySize, "key length")
			return key
		}
		x, _ := elliptic.Unmarshal(elliptic.P256(), key.point)
		require(x != nil, "a point on the curve, uncompressed")
		return key
	}
	check(fmt.Errorf("unknown"), "the algorithm of "+line)
	return verifier{}
}

func (key verifier) Name() string    { return key.name }
func (key verifier) KeyHash() uint32 { return key.id }

func (key verifier) Verify(message, signature []byte) bool {
	if len(signature) != 64 {
		return false
	}
	if key.suite == first {
		return ed25519.Verify(ed25519.PublicKey(key.point), message, signature)
	}
	x, y := elliptic.Unmarshal(elliptic.P256(), key.point)
	r, s := new(big.Int).SetBytes(signature[:32]), new(big.Int).SetBytes(signature[32:])
	half := new(big.Int).Rsh(elliptic.P256().Params().N, 1)
	digest := sha512.Sum512_256(message)
	return s.Cmp(half) <= 0 && ecdsa.Verify(&ecdsa.PublicKey{Curve: elliptic.P256(), X: x, Y: y}, digest[:], r, s)
}
