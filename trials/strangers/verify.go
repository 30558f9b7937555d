// A stranger's check of a log folder: written against the C2SP specifications with Go's sumdb packages, and
// with nothing of Paivand. Usage: verify FOLDER... where each folder holds checkpoint, vkeys and tile/; or
// verify copy FOLDER FILE, where the file is a certified copy of an entry of that log.
package main

import (
	"bytes"
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

func check(err error, what string) {
	if err != nil {
		fmt.Printf("FAILED %s: %v\n", what, err)
		os.Exit(1)
	}
}

func require(sound bool, what string) {
	if !sound {
		check(fmt.Errorf("does not hold"), what)
	}
}

func path(kind string, index, width int64) string {
	name := fmt.Sprintf("%03d", index%1000)
	for rest := index / 1000; rest > 0; rest /= 1000 {
		name = fmt.Sprintf("x%03d/%s", rest%1000, name)
	}
	if width < 256 {
		name += fmt.Sprintf(".p/%d", width)
	}
	return "tile/" + kind + "/" + name
}

// checkpoint opens a note under the key that signs it, and gives it with its size and root.
func checkpoint(signed []byte, line string) (*note.Note, int64, tlog.Hash) {
	verifier := keyOf(line)
	require(!verifier.cosigns, "log key")
	opened, err := note.Open(signed, note.VerifierList(verifier))
	check(err, "log signature")
	var size int64
	var root tlog.Hash
	lines := strings.Split(opened.Text, "\n")
	require(len(lines) == 4 && lines[0] == verifier.Name(), "checkpoint shape and origin")
	_, err = fmt.Sscanf(lines[1], "%d", &size)
	check(err, "size")
	raw, err := base64.StdEncoding.DecodeString(lines[2])
	check(err, "root")
	require(copy(root[:], raw) == len(root), "root length")
	return opened, size, root
}

func verify(folder string) *log {
	read := func(name string) []byte {
		data, err := os.ReadFile(filepath.Join(folder, name))
		check(err, name)
		return data
	}
	keys := strings.Split(strings.TrimSpace(string(read("vkeys"))), "\n")
	opened, size, root := checkpoint(read("checkpoint"), keys[0])
	found := &log{folder: filepath.Clean(folder), origin: strings.SplitN(opened.Text, "\n", 2)[0], checkpointKey: keys[0]}
	found.firstKey = keys[0]
	found.suite = keyOf(keys[0]).suite
	cosigned := 0
	for _, key := range keys[1:] {
		// Behind the cosigners stand plain keys that the log had before: they sign nothing any more.
		verifier := keyOf(key)
		if !verifier.cosigns {
			found.firstKey = key
			continue
		}
		for _, signature := range opened.UnverifiedSigs {
			if signature.Name != verifier.name || signature.Hash != verifier.id {
				continue
			}
			raw, err := base64.StdEncoding.DecodeString(signature.Base64)
			check(err, "cosignature base64")
			require(len(raw) == 4+8+64, "cosignature length")
			time := binary.BigEndian.Uint64(raw[4:12])
			message := fmt.Sprintf("cosignature/v1\ntime %d\n%s", time, opened.Text)
			require(verifier.Verify([]byte(message), raw[12:]), "cosignature of "+verifier.name)
			cosigned++
		}
	}

	var leaves []tlog.Hash
	for start := int64(0); start < size; start += 256 {
		width := size - start
		if width > 256 {
			width = 256
		}
		bundle := read(path("entries", start/256, width))
		for i := int64(0); i < width; i++ {
			require(len(bundle) >= 2, "bundle length")
			length := int(binary.BigEndian.Uint16(bundle))
			require(len(bundle) >= 2+length, "bundle entry")
			found.entries = append(found.entries, bundle[2:2+length])
			leaves = append(leaves, found.suite.leaf(bundle[2:2+length]))
			bundle = bundle[2+length:]
		}
		require(len(bundle) == 0, "bundle end")
	}
	require(found.suite.root(leaves) == root, "root")

	tiles := 0
	hashes := leaves
	for level, count := 0, size; count > 0; level, count = level+1, count>>8 {
		for start := int64(0); start < count; start += 256 {
			width := count - start
			if width > 256 {
				width = 256
			}
			tile := read(path(fmt.Sprint(level), start/256, width))
			require(int64(len(tile)) == width*32, "tile width")
			for i := int64(0); i < width; i++ {
				require(bytes.Equal(tile[i*32:i*32+32], hashes[start+i][:]), "tile hash")
			}
			tiles++
		}
		hashes = found.suite.above(hashes)
	}
	if found.suite == first {
		agrees(found.entries, root)
	}
	for index := range leaves {
		proof := found.suite.path(leaves, index)
		require(found.suite.included(leaves[index], index, len(leaves), proof) == root, "inclusion")
	}
	fmt.Printf("%s: %d entries, %d tiles, %d cosignatures: verified\n", found.origin, size, tiles, cosigned)
	return found
}

// agrees has Go's own implementation of the first suite's tree find the same root and prove every entry.
func agrees(entries [][]byte, root tlog.Hash) {
	var stored []tlog.Hash
	reader := tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, index := range indexes {
			found[i] = stored[index]
		}
		return found, nil
	})
	size := int64(len(entries))
	for index, entry := range entries {
		hashes, err := tlog.StoredHashes(int64(index), entry, reader)
		check(err, "hashes")
		stored = append(stored, hashes...)
	}
	tree, err := tlog.TreeHash(size, reader)
	check(err, "tree")
	require(tree == root, "root by Go's tlog")
	for index := int64(0); index < size; index++ {
		proof, err := tlog.ProveRecord(size, index, reader)
		check(err, "inclusion proof")
		check(tlog.CheckRecord(proof, size, tree, index, tlog.RecordHash(entries[index])), "inclusion by Go's tlog")
	}
}

func main() {
	require(len(os.Args) > 1, "a folder")
	if os.Args[1] == "copy" {
		require(len(os.Args) == 4, "copy FOLDER FILE")
		proof, err := os.ReadFile(os.Args[3])
		check(err, "certified copy")
		copyOf(verify(os.Args[2]), string(proof))
		return
	}
	var logs []*log
	for _, folder := range os.Args[1:] {
		logs = append(logs, verify(folder))
	}
	lead(logs)
}
