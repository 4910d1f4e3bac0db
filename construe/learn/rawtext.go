package learn

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"github.com/klauspost/compress/zstd"
)

// RawTexts calls f with each paragraph of the documents in the files of dir that end
// in .jsonl.zst, in the order of the files' names and of their lines.
func RawTexts(dir string, f func(file, paragraph string)) error {
	files, err := filepath.Glob(filepath.Join(dir, "*.jsonl.zst"))
	if err != nil {
		return err
	}
	sort.Strings(files)
	if len(files) == 0 {
		return fmt.Errorf("%s: no *.jsonl.zst; want raw text", dir)
	}
	for _, file := range files {
		if err := rawText(file, func(p string) { f(filepath.Base(file), p) }); err != nil {
			return fmt.Errorf("%s: %w", file, err)
		}
	}
	return nil
}

func rawText(file string, f func(string)) error {
	r, err := os.Open(file)
	if err != nil {
		return err
	}
	defer r.Close()
	z, err := zstd.NewReader(r, zstd.WithDecoderConcurrency(1))
	if err != nil {
		return err
	}
	defer z.Close()
	lines := bufio.NewReaderSize(z, 1<<20)
	for {
		line, err := lines.ReadBytes('\n')
		if len(line) > 1 {
			var d struct{ Text string }
			if err := json.Unmarshal(line, &d); err != nil {
				return err
			}
			for p := range strings.SplitSeq(d.Text, "\n") {
				if p = strings.TrimSpace(p); p != "" {
					f(p)
				}
			}
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return err
		}
	}
}
