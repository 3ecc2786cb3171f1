import Feeds
import HTTPClient
import Markup
import Support
import TOML

internal import Glibc

/// What reads bytes of strangers, and what has to hold of it whatever they are.
enum Fuzz {
    static let entries: [String: @Sendable ([UInt8]) -> Void] = [
        "feed": feed, "date": { _ = FeedDate.parse(text($0)) }, "html": html, "url": url,
        "toml": { _ = try? TOMLDocument.parse($0, file: "fuzz.toml") }, "json": json,
    ]

    private static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    private static let types: [String?] = [nil, "text/xml", "application/rss+xml; charset=utf-8", "text/html; charset=windows-1251"]

    /// The first byte chooses what the server said of the rest.
    private static func feed(_ bytes: [UInt8]) {
        let type = types[Int(bytes.first ?? 0) % types.count]
        let document = FeedDocument(Array(bytes.dropFirst()), contentType: type, url: "https://n.test/a/feed.xml")
        _ = FeedPrint(document).json()
        guard let feed = try? FeedParser.parse(document) else { return }
        for entry in feed.entries.prefix(3) { _ = HTMLText.paragraphs(entry.contents.first?.value ?? "") }
    }

    private static func html(_ bytes: [UInt8]) {
        let clean = HTMLSanitizer.clean(text(bytes))
        for word in ["<script", "<style", "<iframe", "<object"] { precondition(!clean.contains(word), "\(word) is left") }
        _ = HTMLText.paragraphs(text(bytes))
        _ = HTMLText.line(text(bytes))
        _ = HTMLArticle(page: bytes)
        _ = HTMLLinks.feeds(bytes)
    }

    private static func url(_ bytes: [UInt8]) {
        let text = text(bytes)
        let address = WebAddress(text)
        precondition(WebAddress.normalized(text) == address?.text, "the short way leads elsewhere")
        _ = address?.resolve(text)
        _ = WebAddress("https://n.test/a/b?c")?.resolve(text)
    }

    private static func json(_ bytes: [UInt8]) {
        guard let value = try? JSON(parsing: bytes) else { return }
        precondition((try? JSON(parsing: value.serialized())) == value, "it is not what was written")
    }
}

private let entry: @Sendable ([UInt8]) -> Void = {
    let name = getenv("FUZZ_ENTRY").map { String(cString: $0) } ?? ""
    guard let entry = Fuzz.entries[name] else { fatalError("FUZZ_ENTRY names one of \(Fuzz.entries.keys.sorted())") }
    return entry
}()

/// What libFuzzer calls for each input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    entry(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}
