import Editorial
import Testing

@Suite struct WebAddressesTests {
    @Test(arguments: [
        ("https://example.org/feed.xml", "https://example.org/feed.xml"),
        ("https://me:secret@example.org:8443/feed", "example.org:8443/feed"),
        ("feed http://example.org/feed?key=1#top", "feed example.org/feed"),
        ("See \"https://example.org/?a=b\", then http://a@b/c.", "See \"example.org/\", then b/c."),
        ("no address: //, a://", "no address: //, a://"), ("", ""), ("://", "://"), ("https://user:p@ss@host/", "host/"),
    ])
    func `what an address keeps to itself is not shown`(_ text: String, _ shown: String) {
        #expect(WebAddresses.shown(text) == shown)
    }
}
