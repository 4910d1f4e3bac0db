package serve

import (
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"slices"
	"strings"
)

// policy lets a page load its own style, script and pictures and nothing else.
const policy = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; " +
	"base-uri 'none'; form-action 'self'; frame-ancestors 'none'"

// longest is how many bytes of path and query a request may have.
const longest = 2048

// guard stands before h: it sets the headers that bind the browser, and turns away
// what is not a read, is too long or is addressed to a name that is not ours.
func guard(h http.Handler, hosts []string, fail func(http.ResponseWriter, *http.Request, error)) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		head := w.Header()
		head.Set("Content-Security-Policy", policy)
		head.Set("X-Content-Type-Options", "nosniff")
		head.Set("Referrer-Policy", "no-referrer")
		head.Set("Cross-Origin-Opener-Policy", "same-origin")
		head.Set("Cross-Origin-Resource-Policy", "same-origin")
		head.Set("X-Frame-Options", "DENY")
		switch {
		case !ours(r.Host, hosts):
			fail(w, r, &problem{http.StatusMisdirectedRequest, fmt.Sprintf("This server does not go by the name %q.", r.Host)})
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			head.Set("Allow", "GET, HEAD")
			fail(w, r, &problem{http.StatusMethodNotAllowed, "The register can only be read here."})
		case len(r.URL.Path)+len(r.URL.RawQuery) > longest:
			fail(w, r, &problem{http.StatusRequestURITooLong, "The address is longer than any page of the register has."})
		default:
			h.ServeHTTP(w, r)
		}
	})
}

// ours reports whether host, a name with or without a port, is one of loopback or
// of hosts.
func ours(host string, hosts []string) bool {
	name := host
	if h, _, err := net.SplitHostPort(host); err == nil {
		name = h
	}
	name = strings.TrimSuffix(strings.TrimPrefix(name, "["), "]")
	if strings.EqualFold(name, "localhost") {
		return true
	}
	if ip, err := netip.ParseAddr(name); err == nil && ip.IsLoopback() {
		return true
	}
	return slices.ContainsFunc(hosts, func(h string) bool {
		return h == "*" || strings.EqualFold(h, name) || strings.EqualFold(h, host)
	})
}
