import Editorial
import Support
import Testing

@testable import Publishers
@testable import Rehearsal

/// Random texts, written for LinkedIn and read by a parser that shares no line with the writer.
@Suite struct LittleTextProofTests {
    private typealias Writer = Publishers.LittleText
    private typealias Service = Rehearsal.LittleText

    /// Bytes: as strings, texts that only look the same are equal.
    private static func same(_ left: String?, _ right: String) -> Bool { left.map { Array($0.utf8) } == Array(right.utf8) }

    private static func check(_ count: UInt64 = 3000, _ flaw: (String) -> String?) {
        for seed in 0..<count {
            var texts = TroubledTexts(seed: seed)
            let text = texts.text()
            guard flaw(text) != nil else { continue }
            let small = shortest(text) { flaw($0) != nil }
            let scalars = small.unicodeScalars.map { "U+" + String($0.value, radix: 16) }.joined(separator: " ")
            Issue.record("seed \(seed): \(flaw(small) ?? "") for \(small.debugDescription) (\(scalars))")
            return
        }
    }

    @Test func `escaped text is read as that text and nothing else`() {
        Self.check { text in
            let read = Service(Writer.escape(text))
            if let cut = read.cut { return "cut at \(cut.character), which \(cut.reason)" }
            if !read.hashtags.isEmpty || !read.mentions.isEmpty { return "dead text has come to life" }
            return Self.same(read.rendered(), text) && Self.same(Writer.plain(Writer.escape(text)), text) ? nil : "another text"
        }
    }

    @Test func `a post is read whole, with the hashtags that were meant`() {
        Self.check { text in
            guard let commentary = Writer.commentary(for: PostSegment.split(text)) else { return "not written" }
            let read = Service(commentary)
            if let cut = read.cut { return "cut at \(cut.character), which \(cut.reason)" }
            guard Self.same(read.rendered(), text) else { return "another text" }
            guard read.mentions.isEmpty else { return "a mention that nobody made" }
            let meant = PostSegment.split(text).compactMap { if case .hashtag(let word) = $0 { word } else { nil } }
            guard Self.same(read.hashtags.joined(separator: " "), meant.joined(separator: " ")) else {
                return "hashtags \(read.hashtags), not \(meant)"
            }
            return Self.same(Writer.plain(read.normalized), text) ? nil : "another text when it is read back"
        }
    }

    @Test func `a post is as long as it was counted when it was approved`() {
        Self.check { text in
            let (counted, sent) = (PostLimits.escapedUnits(text), Writer.commentary(for: PostSegment.split(text))?.utf16.count)
            return counted == sent ? nil : "\(counted) units counted, \(sent ?? 0) sent"
        }
    }

    @Test func `a text with mentions is read whole, with the mentions and hashtags that were meant and no others`() {
        let mentions = [
            Mention(name: "Ann", urn: "urn:li:person:a_B-9"), Mention(name: "Ann Bö_r (Acme)", urn: "urn:li:organization:12"),
            Mention(name: "漢#tag", urn: "urn:li:organization:7"),
        ]
        Self.check { text in
            var dice = SeededRandom(seed: UInt64(text.utf8.count))
            // The names, with and without "@", at any place of the text.
            var scalars = Array(text.unicodeScalars)
            for mention in mentions {
                let place = Int.random(in: 0...scalars.count, using: &dice)
                let piece = (Bool.random(using: &dice) ? " @" : "@") + mention.name + (Bool.random(using: &dice) ? " " : "")
                scalars.insert(contentsOf: piece.unicodeScalars, at: place)
            }
            var mixed = String.UnicodeScalarView()
            mixed.append(contentsOf: scalars)
            let segments = PostSegment.split(String(mixed), mentions: mentions)
            guard let commentary = Writer.commentary(for: segments) else { return "not written" }
            let read = Service(commentary)
            if let cut = read.cut { return "cut at \(cut.character), which \(cut.reason)" }
            let meant = segments.compactMap { if case .mention(let mention) = $0 { mention.urn } else { nil } }
            guard read.mentions == meant else { return "mentions \(read.mentions), not \(meant)" }
            let tags = segments.compactMap { if case .hashtag(let word) = $0 { word } else { nil } }
            guard Self.same(read.hashtags.joined(separator: " "), tags.joined(separator: " ")) else { return "hashtags \(read.hashtags)" }
            let seen = segments.map(\.seen).joined()
            guard commentary.utf16.count == PostLimits.escapedUnits(segments) else { return "another length than was counted" }
            return Self.same(read.rendered(), seen) && Self.same(Writer.plain(read.normalized), seen) ? nil : "another text"
        }
    }

    @Test func `a mention keeps its name and its person, whatever they are called`() {
        Self.check { text in
            let name = "A" + text
            let urn = "urn:li:person:a_B-9"
            let mention = "\(Writer.escape(text))@[\(Writer.escape(name))](\(Writer.escape(urn))) #tag"
            let read = Service(mention)
            guard read.cut == nil, read.mentions == [urn], read.hashtags == ["tag"] else { return "no mention" }
            return Self.same(read.rendered(), text + name + " #tag") && Self.same(Writer.plain(mention), text + name + " #tag")
                ? nil : "another text"
        }
    }

    @Test func `title and description of a link are no little text and stay as they are`() {
        Self.check { text in
            let card = LinkCard(source: "https://x.org", title: "A" + text, description: "B" + text)
            guard let body = try? PostBody(author: "urn:li:person:a", commentary: "", image: nil, altText: "", card: card).text(),
                let article = (try? JSON(parsing: Array(body.utf8)))?["content"]?["article"]
            else { return "not written" }
            return Self.same(article["title"]?.string, "A" + text) && Self.same(article["description"]?.string, "B" + text)
                ? nil : "another text"
        }
    }

    @Test func `alternative text is no little text and stays as it is`() {
        Self.check { text in
            guard let body = try? PostBody(author: "urn:li:person:a", commentary: "", image: "urn:li:image:b", altText: "A" + text).text(),
                let json = try? JSON(parsing: Array(body.utf8))
            else { return "not written" }
            return Self.same(json["content"]?["media"]?["altText"]?.string, "A" + text) ? nil : "another text"
        }
    }
}
