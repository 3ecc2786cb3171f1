import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import HTTPServer
import Storage
import Support
import TestKit

/// One hostile item of a feed, and what it wants.
struct HostileItem: Sendable {
    let id: String
    /// The name of its file.
    let kind: String
    /// What a model does that obeys it.
    let act: String
    /// The order as somebody reads it who sees everything.
    let order: String
    /// The element as it stands in the feed, without our own note.
    let source: String
    /// As the reader of feeds made it.
    let item: Item
}

/// Feeds full of orders to whatever reads them, in Fixtures: one file a kind.
enum Corpus {
    static let kinds = [
        "orders", "languages", "system-prompts", "block-escapes", "hidden-html", "markdown", "html-tricks", "zero-width", "bidi",
        "exfiltration", "encoded", "authority", "schema", "metadata",
    ]

    static func feed(_ kind: String) throws -> [UInt8] {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: folder.appending(path: "Fixtures/\(kind).xml")))
    }

    private actor Reading {
        private var items: [HostileItem] = []

        func all(now: Date) async throws -> [HostileItem] {
            if items.isEmpty { items = try await Corpus.fetch(now: now) }
            return items
        }
    }

    private static let reading = Reading()

    /// All items, read over HTTP as the daemon reads them; once for all tests.
    static func read(now: Date) async throws -> [HostileItem] { try await reading.all(now: now) }

    private static func fetch(now: Date) async throws -> [HostileItem] {
        let feeds = try kinds.reduce(into: [String: [UInt8]]()) { $0["/" + $1] = try feed($1) }
        return try await Loopback.serve({ .bytes(feeds[$0.path] ?? [], type: "application/rss+xml") }) { server in
            let reader = FeedReader(http: HTTPClient(userAgent: "copydesk-tests"), privateNetworks: ["127.0.0.1"])
            var all: [HostileItem] = []
            for kind in kinds {
                let source = FeedSource(id: kind, url: server.url + "/" + kind, name: kind)
                let items = try await patiently { try await reader.read(source, state: FeedState(), now: now).items ?? [] }
                let elements = String(decoding: feeds["/" + kind] ?? [], as: UTF8.self).components(separatedBy: "<item>").dropFirst()
                all += zip(items.map(\.withText), elements).map { hostile(kind, $0, $1) }
            }
            return all
        }
    }

    /// On a machine with much else to do an answer may be cut off.
    private static func patiently<Result>(_ read: () async throws -> Result) async throws -> Result {
        for _ in 0..<4 { if let result = try? await read() { return result } }
        return try await read()
    }

    private static func hostile(_ kind: String, _ item: Item, _ element: String) -> HostileItem {
        let note = element.components(separatedBy: "<t:order act=\"").last ?? ""
        let order = unescaped(between(note, ">", "</t:order>"))
        let source = element.replacing("<t:order act=\"" + between(element, "<t:order act=\"", "</t:order>") + "</t:order>", with: "")
        return HostileItem(
            id: between(element, "<guid isPermaLink=\"false\">", "</guid>"), kind: kind, act: String(note.prefix { $0 != "\"" }),
            order: order, source: unescaped(unescaped(source)), item: item)
    }

    private static func between(_ text: String, _ start: String, _ end: String) -> String {
        guard let from = text.firstRange(of: start), let to = text[from.upperBound...].firstRange(of: end) else { return "" }
        return String(text[from.upperBound..<to.lowerBound])
    }

    private static func unescaped(_ text: String) -> String {
        let named = text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
        return named.replacing(#/&#x([0-9A-Fa-f]+);/#) { match in
            UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? ""
        }.replacing("&amp;", with: "&")
    }
}
