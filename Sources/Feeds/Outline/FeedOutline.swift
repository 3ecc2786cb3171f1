import Editorial
import HTTPClient
import Markup
import Support

/// A list of feeds as programs exchange it (OPML 1 and 2).
package struct FeedOutline: Sendable {
    /// In the order of the list, each address once.
    package let feeds: [FeedSource]
    /// Lines that should be feeds and have no usable address.
    package let unusable: Int
    /// Whether there were more than are taken.
    package let isCut: Bool

    /// More feeds than anybody reads.
    package static let most = 5000

    /// Reads a list from anybody; throws what it is instead.
    package init(reading bytes: [UInt8]) throws(OutlineProblem) {
        var limits = XMLLimits()
        (limits.depth, limits.size, limits.text) = (50, 8 << 20, 1 << 20)
        let handler: OutlineHandler
        do {
            handler = try XMLReader.read(bytes, limits: limits) { OutlineHandler() }.handler
        } catch {
            throw OutlineProblem(description: "\(error)")
        }
        guard handler.isOutline else { throw OutlineProblem(description: "the file is no list of feeds: it has no <opml> in it") }
        (feeds, unusable, isCut) = (handler.feeds, handler.unusable, handler.isCut)
    }
}

/// Why a file is no list of feeds.
package struct OutlineProblem: Error, CustomStringConvertible {
    package let description: String
}

/// Our own attributes, which other programs leave alone.
enum OutlineNames {
    static let namespace = "urn:copydesk:opml"
    static let prefix = "copydesk"
}

private final class OutlineHandler: XMLHandler {
    var feeds: [FeedSource] = []
    var unusable = 0
    var isCut = false
    private(set) var isOutline = false
    private var seen: Set<String> = []
    /// Names of the open outlines; nil for those that are feeds or have none.
    private var folders: [String?] = []

    private static let longest = 200

    func start(_ element: XMLElement) {
        let name = element.name.local.lowercased()
        if name == "opml" { isOutline = true }
        guard name == "outline", isOutline else { return }
        let values = Dictionary(element.attributes.filter { $0.name.namespace.isEmpty }.map { ($0.name.local.lowercased(), $0.value) }) {
            first, _ in first
        }
        func named(_ key: String) -> String? { values[key].map { Self.line($0) }.flatMap { $0.isEmpty ? nil : $0 } }
        let title = named("title") ?? named("text")
        let isFeed = values["xmlurl"] != nil || ["rss", "atom"].contains(values["type"]?.lowercased() ?? "")
        folders.append(isFeed ? nil : title)
        if isFeed {
            take(element, address: values["xmlurl"] ?? values["url"] ?? "", title: title, isComment: values["iscomment"] == "true")
        }
    }

    func end(_ name: XMLName) {
        if name.local.lowercased() == "outline", isOutline, !folders.isEmpty { folders.removeLast() }
    }

    func text(_ text: String) {}

    private func take(_ element: XMLElement, address: String, title: String?, isComment: Bool) {
        if isComment { return }
        guard let url = WebAddress(address)?.text else {
            unusable += 1
            return
        }
        guard seen.insert(url).inserted else { return }
        guard feeds.count < FeedOutline.most else {
            isCut = true
            return
        }
        var feed = FeedSource(id: url, url: url, name: title ?? url)
        feed.topics = folders.compactMap { $0 }
        func own(_ key: String) -> String? { element.attribute(key, namespace: OutlineNames.namespace) }
        if let topics = own("topics").flatMap(Self.strings) { feed.topics = topics }
        feed.brand = own("brand").map(Self.line)
        feed.weight = own("weight").flatMap(Double.init).flatMap { (0...10).contains($0) ? $0 : nil }
        feed.intervalSeconds =
            own("interval").flatMap { Int($0) }.flatMap { (60...604_800).contains($0) ? $0 : nil } ?? feed.intervalSeconds
        feed.isCompetitor = own("competitor") == "true"
        feed.isPaused = own("paused") == "true"
        feed.readsPages = own("fullText") == "true" ? true : nil
        var filters = FeedFilters()
        filters.keep = Self.filters(own("keep"))
        filters.block = Self.filters(own("block"))
        feed.filters = filters.isEmpty ? nil : filters
        feeds.append(feed)
    }

    private static func line(_ text: String) -> String { VisibleText.clean(String(text.prefix(1000))).collapsed.limited(utf16: longest) }

    /// Lines that the configuration would refuse are left out.
    private static func filters(_ text: String?) -> [String] {
        (text.flatMap(strings) ?? []).filter { line in (try? FeedFilter(line)) != nil }
    }

    private static func strings(_ text: String) -> [String]? {
        guard text.utf8.count <= 20_000, let list = try? JSON(parsing: Array(text.utf8)).array else { return nil }
        return list.prefix(100).compactMap { $0.string.map { String($0.prefix(1000)).collapsed } }
    }
}
