import FoundationEssentials
import Support
import TestKit
import Testing

@testable import HTTPClient

@Suite struct WebAddressTests {
    @Test(arguments: [
        ("HTTP://Example.COM:80", "http://example.com/"),
        ("https://example.com:443/a?b=c#d", "https://example.com/a?b=c#d"),
        ("  https://example.com/a b\n", "https://example.com/a%20b"),
        ("https://example.com/ä?q=ü", "https://example.com/%c3%a4?q=%c3%bc"),
        ("https://MÜNCHEN.example/", "https://xn--mnchen-3ya.example/"),
        ("http://2130706433/", "http://127.0.0.1/"),
        ("http://0x7f.1/", "http://127.0.0.1/"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("https://example.com/a/../b/./c", "https://example.com/b/c"),
    ])
    func `an address has one normal form`(text: String, normal: String) throws {
        let address = try #require(WebAddress(text))
        #expect(address.text.lowercased() == normal)
        #expect(WebAddress(address.text)?.text == address.text)
    }

    @Test(
        arguments: [
            "", " ", "example.com", "/path", "//example.com/", "ftp://example.com/", "mailto:a@b.c", "javascript:alert(1)",
            "data:,x", "file:///x",
            "http://user@example.com/", "http://user:pw@example.com/", "http://exa mple.com/", "http://example.com:99999/", "http://[::1/",
            "http://example.com/\u{0}",
            "http://example.com/" + String(repeating: "x", count: 20_000),
        ].map(LongText.init))
    func `what is no web address is none`(address: LongText) {
        #expect(WebAddress(address.text) == nil)
    }

    @Test func `an address comes apart`() throws {
        let address = try #require(WebAddress("https://Example.com:8443/a/b%20c?x=1&y=2#frag"))
        #expect(address.scheme == "https")
        #expect(address.host == "example.com")
        #expect(address.port == 8443)
        #expect(address.path == "/a/b%20c")
        #expect(address.query == "x=1&y=2")
        #expect(WebAddress("http://example.com")?.port == 80)
        #expect(WebAddress("http://example.com")?.path == "/")
        #expect(WebAddress("http://example.com")?.query == nil)
        #expect(WebAddress("http://[2001:db8::1]/")?.host == "2001:db8::1")
    }

    @Test(arguments: [
        ("next", "https://example.com/a/next"), ("../next", "https://example.com/next"), ("/next", "https://example.com/next"),
        ("?p=2", "https://example.com/a/b?p=2"), ("//other.com/x", "https://other.com/x"), ("http://other.com", "http://other.com/"),
    ])
    func `a reference is resolved against its page`(reference: String, target: String) throws {
        #expect(try #require(WebAddress("https://example.com/a/b?p=1")).resolve(reference)?.text == target)
    }

    @Test func `a reference out of the web leads nowhere`() throws {
        let page = try #require(WebAddress("https://example.com/"))
        for reference in ["javascript:alert(1)", "mailto:a@b.c", "ftp://example.com/"] {
            #expect(page.resolve(reference) == nil, "\(reference)")
        }
    }

    @Test(arguments: [
        "http://127.0.0.1/", "http://127.9.9.9/", "http://localhost:8420/", "http://[::1]/", "http://a.localhost/", "http://2130706433/",
    ])
    func `this machine is loopback`(text: String) {
        #expect(WebAddress(text)?.isLoopback == true)
    }

    @Test(arguments: ["http://128.0.0.1/", "http://localhost.example.com/", "http://[::2]/", "http://10.0.0.1/"])
    func `other machines are not loopback`(text: String) {
        #expect(WebAddress(text)?.isLoopback == false)
    }

    @Test func `a component is encoded to the last reserved character`() {
        #expect(WebAddress.encode("urn:li:share:1 (a,b)'~_-.é") == "urn%3Ali%3Ashare%3A1%20%28a%2Cb%29%27~_-.%C3%A9")
        #expect(WebAddress.encode("") == "")
    }
}

@Suite struct RetryAfterTests {
    let now = Date(timeIntervalSince1970: 1_784_000_000)

    @Test(arguments: [
        ("120", 120.0), (" 0 ", 0.0), ("Tue, 14 Jul 2026 03:34:20 GMT", 60.0), ("Tuesday, 14-Jul-26 03:34:20 GMT", 60.0),
        ("Tue Jul 14 03:34:20 2026", 60.0),
        ("Tue, 14 Jul 2020 03:34:20 GMT", 0.0), ("99999999999999", 31_622_400.0),
        ("1.5", 2.0), ("30.0", 30.0),
    ])
    func `seconds and every HTTP date are understood`(header: String, seconds: Double) {
        #expect(RetryAfter.parse(header, now: now)?.seconds == seconds)
    }

    @Test(arguments: ["", "soon", "-5", "1.5.2", ".", "12 monkeys"])
    func `anything else says nothing`(header: String) {
        #expect(RetryAfter.parse(header, now: now) == nil)
    }
}

@Suite struct HostGateTests {
    @Test func `a host has its limit and hosts take turns`() {
        var gate = HostGate(perHost: 2, total: 3)
        for id in UInt64(1)...4 { gate.enter(id, host: "a") }
        for id in UInt64(5)...6 { gate.enter(id, host: "b") }
        #expect(gate.starts(4) == [1, 5, 2, nil])
        gate.leave(host: "a")
        #expect(gate.starts(2) == [6, nil])
        gate.leave(host: "b")
        #expect(gate.starts(2) == [3, nil])
    }

    @Test func `one that gives up is passed over`() {
        var gate = HostGate(perHost: 1, total: 1)
        for id in UInt64(1)...3 { gate.enter(id, host: "a") }
        #expect(gate.starts(1) == [1])
        let withdrawn = [gate.withdraw(2, host: "a"), gate.withdraw(1, host: "a")]
        #expect(withdrawn == [true, false])
        gate.leave(host: "a")
        #expect(gate.starts(1) == [3])
        gate.leave(host: "a")
        #expect(gate.starts(1) == [nil])
    }
}

extension HostGate {
    fileprivate mutating func starts(_ count: Int) -> [UInt64?] { (0..<count).map { _ in next() } }
}
