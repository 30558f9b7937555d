package main

import (
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/tlog"
)

// A log whose entries lead to its root, and what they say of its keys.
type log struct {
	folder, origin, checkpointKey, firstKey string
	suite                                   suite
	entries                                 [][]byte
	recovery                                string
	keys                                    map[string]verifier
}

type envelope struct {
	Payload     string `json:"payload"`
	PayloadType string `json:"payloadType"`
	Signatures  []struct {
		Sig string `json:"sig"`
	} `json:"signatures"`
}

type predecessor struct {
	Origin        string  `json:"origin"`
	Size          int64   `json:"size"`
	Root          string  `json:"root"`
	Rehashed      *string `json:"rehashed"`
	Authorisation string  `json:"authorisation"`
}

type payload struct {
	Origin string          `json:"origin"`
	Index  int64           `json:"index"`
	Body   json.RawMessage `json:"body"`
}

type genesis struct {
	Circle      string       `json:"circle"`
	Side        string       `json:"side"`
	Suite       string       `json:"suite"`
	LogKey      string       `json:"log_key"`
	CosignerKey string       `json:"cosigner_key"`
	RecoveryKey string       `json:"recovery_key"`
	SealingKey  string       `json:"sealing_key"`
	Predecessor *predecessor `json:"predecessor"`
}

type change struct {
	Add []struct {
		Key        string `json:"key"`
		Possession string `json:"possession"`
	} `json:"add"`
	Revoke []string `json:"revoke"`
}

func signature(text string) []byte {
	raw, err := base64.StdEncoding.DecodeString(text)
	check(err, "signature base64")
	return raw
}

func inBase64(digits string) string {
	raw, err := hex.DecodeString(digits)
	check(err, "hash")
	return base64.StdEncoding.EncodeToString(raw)
}

// open gives the kind and the payload of an entry signed by one of these keys; nothing of any other.
func open(entry []byte, origin string, index int64, keys map[string]verifier, recovery string) (string, payload) {
	var sealed envelope
	var said payload
	if json.Unmarshal(entry, &sealed) != nil || len(sealed.Signatures) == 0 {
		return "", said
	}
	body, err := base64.StdEncoding.DecodeString(sealed.Payload)
	if err != nil || json.Unmarshal(body, &said) != nil || said.Origin != origin || said.Index != index {
		return "", said
	}
	kind := strings.TrimSuffix(strings.TrimPrefix(sealed.PayloadType, "application/vnd.paivand."), ".v1+json")
	message := fmt.Sprintf("DSSEv1 %d %s %d %s", len(sealed.PayloadType), sealed.PayloadType, len(body), body)
	if kind == "keys" && recovery != "" {
		keys = with(keys, recovery)
	}
	for _, key := range keys {
		if key.Verify([]byte(message), signature(sealed.Signatures[0].Sig)) {
			return kind, said
		}
	}
	return "", said
}

func with(keys map[string]verifier, lines ...string) map[string]verifier {
	more := map[string]verifier{}
	for line, key := range keys {
		more[line] = key
	}
	for _, line := range lines {
		more[line] = keyOf(line)
	}
	return more
}

// begin checks the genesis: it is under the key that the sides met under, or the recovery key of the log that this
// one is to continue vouches for all of it.
func (one *log) begin(logs map[string]*log) {
	one.keys = with(nil, one.firstKey)
	kind, said := open(one.entries[0], one.origin, 0, one.keys, "")
	require(kind == "genesis", "genesis of "+one.origin)
	var first genesis
	check(json.Unmarshal(said.Body, &first), "genesis")
	require(first.LogKey == one.firstKey && first.Suite == string(one.suite), "genesis key and suite of "+one.origin)
	for _, line := range []string{first.LogKey, first.CosignerKey, first.RecoveryKey} {
		require(keyOf(line).suite == one.suite, "keys of the suite of "+one.origin)
	}
	require(len(signature(first.SealingKey)) == 32, "sealing key of "+one.origin)
	one.recovery = first.RecoveryKey
	old := first.Predecessor
	if old == nil {
		return
	}
	before := logs[filepath.Dir(one.folder)+"/"+old.Origin]
	require(before != nil, "the log before "+one.origin)
	if before.recovery == "" {
		before.begin(logs)
	}
	require((old.Rehashed != nil) == (before.suite != one.suite), "the root under the new hash in "+one.origin)
	rehashed := "-"
	if old.Rehashed != nil {
		rehashed = inBase64(*old.Rehashed)
		var leaves []tlog.Hash
		for _, entry := range before.entries[:old.Size] {
			leaves = append(leaves, one.suite.leaf(entry))
		}
		root := one.suite.root(leaves)
		require(base64.StdEncoding.EncodeToString(root[:]) == rehashed, "the entries of "+old.Origin+" under the hash of "+one.origin)
		fmt.Printf("%s: the entries of %s hashed anew lead to the root it names\n", one.origin, old.Origin)
	}
	message := strings.Join([]string{"paivand succession v1", first.Circle, first.Side, one.origin, first.Suite,
		first.LogKey, first.CosignerKey, first.RecoveryKey, first.SealingKey, old.Origin, fmt.Sprint(old.Size),
		inBase64(old.Root), rehashed, ""}, "\n")
	require(keyOf(before.recovery).Verify([]byte(message), signature(old.Authorisation)), "the word that "+one.origin+" continues "+old.Origin)
	fmt.Printf("%s: continues %s, as its recovery key says\n", one.origin, old.Origin)
}

// follow goes from the genesis through every change of keys, and gives how many entries are signed by a key that
// the log had at their place.
func (one *log) follow() int {
	signed := 1
	for index := 1; index < len(one.entries); index++ {
		kind, said := open(one.entries[index], one.origin, int64(index), one.keys, one.recovery)
		if kind != "" {
			signed++
		}
		if kind != "keys" {
			continue
		}
		var change change
		check(json.Unmarshal(said.Body, &change), "change of keys")
		keys := with(one.keys)
		for _, line := range change.Revoke {
			delete(keys, line)
		}
		for _, new := range change.Add {
			key := keyOf(new.Key)
			require(key.suite == one.suite, "a change of keys that keeps the suite")
			message := fmt.Sprintf("paivand possession v1\n%s\n%d\n%s\n", one.origin, index, new.Key)
			require(key.Verify([]byte(message), signature(new.Possession)), "possession of a new key")
			if !key.cosigns {
				keys[new.Key] = key
			}
		}
		one.keys = keys
	}
	_, known := one.keys[one.checkpointKey]
	require(known, "the key of the checkpoint of "+one.origin+" follows from its entries")
	return signed
}

// lead checks all logs together: what each begins with, and by which keys its entries are signed.
func lead(all []*log) {
	logs := map[string]*log{}
	for _, one := range all {
		logs[filepath.Dir(one.folder)+"/"+one.origin] = one
	}
	for _, one := range all {
		if one.recovery == "" {
			one.begin(logs)
		}
	}
	for _, one := range all {
		fmt.Printf("%s: %d of %d entries signed by keys of their places\n", one.origin, one.follow(), len(one.entries))
	}
}

// copyOf checks a certified copy (C2SP tlog-proof) of the entry at its place, under the first line of vkeys.
func copyOf(one *log, proof string) {
	head, note, found := strings.Cut(proof, "\n\n")
	require(found, "certified copy shape")
	lines := strings.Split(head, "\n")
	require(len(lines) >= 2 && lines[0] == "c2sp.org/tlog-proof@v1", "certified copy version")
	var index int64
	_, err := fmt.Sscanf(lines[1], "index %d", &index)
	check(err, "certified copy index")
	require(index < int64(len(one.entries)), "certified copy of an entry held")
	opened, size, root := checkpoint([]byte(note), one.checkpointKey)
	require(strings.HasPrefix(opened.Text, one.origin+"\n"), "certified copy of this log")
	var path []tlog.Hash
	for _, line := range lines[2:] {
		var hash tlog.Hash
		require(copy(hash[:], signature(line)) == len(hash), "certified copy hash")
		path = append(path, hash)
	}
	reached := one.suite.included(one.suite.leaf(one.entries[index]), int(index), int(size), path)
	require(reached == root, "certified copy")
	fmt.Printf("%s: certified copy of entry %d: verified\n", one.origin, index)
}
