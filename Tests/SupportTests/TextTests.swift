import Support
import Testing

struct TextTests {
    @Test("Trimming removes white space and controls at the ends only")
    func trimming() {
        #expect(" \u{a0}\r\n a b\u{3000}\0".trimmed == "a b")
        #expect("\n ".trimmed == "")
        #expect("x".trimmed == "x")
    }

    @Test("NFC makes equal looking text equal bytes")
    func normalising() {
        #expect(Array("e\u{301}".nfc.utf8) == Array("\u{e9}".utf8))
        #expect("plain".nfc == "plain")
        #expect(Array("\u{1100}\u{1161}".nfc.utf8) == Array("\u{ac00}".utf8))
    }

    @Test("Folding ignores case as German and Greek need it")
    func folding() {
        #expect("STRASSE".folded == "straße".folded)
        #expect("ΣΊΣΥΦΟΣ".folded == "σίσυφος".folded)
    }

    @Test("Limiting counts UTF-16 units and never splits what people see as one character")
    func limiting() {
        #expect("abc".limited(utf16: 2) == "ab")
        #expect("a👨‍👩‍👧b".limited(utf16: 8) == "a")
        #expect("a👨‍👩‍👧b".limited(utf16: 9) == "a👨‍👩‍👧")
        #expect("abc".limited(utf16: 3) == "abc")
        #expect("abc".limited(utf16: 0) == "")
    }

    @Test("Collapsing leaves single spaces")
    func collapsing() { #expect("  a \n\t b\u{a0}c ".collapsed == "a b c") }
}

struct NearestNameTests {
    @Test("A mistyped name finds the one that was meant")
    func nearest() {
        #expect(NearestName.of("base_ulr", among: ["token", "base_url"]) == "base_url")
        #expect(NearestName.of("Berlin", among: ["Europe/London", "Europe/Berlin"]) == "Europe/Berlin")
        #expect(NearestName.of("something", among: ["token", "base_url"]) == nil)
    }
}
