internal import Support

/// What a page tells of feeds besides naming them: links that look like one, and the program that made it.
package struct HTMLAnchors: Sendable, Equatable {
    /// A link that looks like a feed by its address or its words.
    package struct Anchor: Sendable, Equatable {
        /// As written, perhaps relative to the page.
        package let address: String
        package let words: String
    }

    /// In the order of the page; at most 20.
    package let anchors: [Anchor]
    /// "WordPress 6.6"; empty when the page does not say.
    package let generator: String

    /// Looks through a page.
    package static func find(in page: [UInt8], charset: String? = nil) -> HTMLAnchors {
        let finder = AnchorFinder()
        HTMLParse.run(Charset.decode(page, declared: charset).bytes, into: finder)
        return HTMLAnchors(anchors: finder.anchors, generator: finder.generator)
    }
}

private final class AnchorFinder: HTMLSink {
    var anchors: [HTMLAnchors.Anchor] = []
    var generator = ""
    private var target: String?
    private var words: [UInt8] = []

    private static let most = 20
    private static let longest = 200

    func start(_ name: String, _ attributes: HTMLAttributes) {
        if name == "meta", generator.isEmpty, attributes["name"]?.lowercased() == "generator" {
            generator = VisibleText.clean(String((attributes["content"] ?? "").prefix(Self.longest)))
        }
        guard name == "a", anchors.count < Self.most else { return }
        (target, words) = (attributes["href"], Array((attributes["title"] ?? "").utf8.prefix(Self.longest)))
    }

    func text(_ bytes: UnsafeBufferPointer<UInt8>) {
        if target != nil, words.count < Self.longest { words += bytes.prefix(Self.longest) }
    }

    func end(_ name: String) {
        guard name == "a", let address = target else { return }
        target = nil
        let said = VisibleText.clean(String(decoding: words, as: UTF8.self)).collapsed
        guard Self.isFeed(address, said), !anchors.contains(where: { $0.address == address }) else { return }
        anchors.append(.init(address: address, words: said))
    }

    private static func isFeed(_ address: String, _ words: String) -> Bool {
        guard (1...2000).contains(address.utf8.count), !address.hasPrefix("#"), !address.lowercased().hasPrefix("javascript:") else {
            return false
        }
        let steps = address.lowercased().split { "/?&=.#-_".contains($0) }
        let said = words.lowercased().split { !$0.isLetter }
        return steps.contains { ["rss", "atom", "feed", "feeds", "rdf", "rss2"].contains($0) }
            || said.contains { ["rss", "atom"].contains($0) }
    }
}
