import Editorial
import Testing

@testable import Publishers

@Suite struct LittleTextTests {
    private static let reserved = "\\|{}@[]()<>#*_~"

    @Test(arguments: Array(reserved))
    func `every reserved character gets its backslash`(character: Character) {
        #expect(LittleText.escape("a\(character) b") == "a\\\(character) b")
        #expect(LittleText.commentary(for: "a\(character) b") == "a\\\(character) b")
    }

    @Test func `nothing else gets one`() {
        let text = "\"Quotes\", 100% & more: €5! 'x' – y/z; a=b+c? ^`$\n\nÄé 漢字 👩‍👩‍👧 ﹟"
        #expect(LittleText.commentary(for: text) == text)
    }

    @Test(arguments: [
        ("#swift", "#swift"), ("Read #Swift6 now", "Read #Swift6 now"), ("(#swift)", "\\(#swift\\)"), ("#a #b", "#a #b"),
        ("#été!", "#été!"),
        ("#हिन्दी", "#हिन्दी"), ("C# is not", "C\\# is not"), ("# 5", "\\# 5"), ("#", "\\#"), ("a#b", "a\\#b"), ("#my_tag", "#my\\_tag"),
        ("##x", "\\##x"),
        ("#a#b", "#a\\#b"), ("#c++", "#c++"), ("https://x.org/p#frag", "https://x.org/p\\#frag"),
        ("https://x.org/#frag #tag", "https://x.org/\\#frag #tag"),
        ("#️⃣ keycap", "\\#️⃣ keycap"), ("#½", "\\#½"),
    ])
    func `hashtags live and every other # is dead`(text: String, commentary: String) {
        #expect(LittleText.commentary(for: text) == commentary)
    }

    @Test(arguments: [
        ("{hashtag|\\#|swift} and more", "#swift and more"), ("{hashtag|#|swift}", "#swift"), ("{hashtag|＃|swift}", "＃swift"),
        ("{hashtag|\\#|my\\_tag}", "#my_tag"), ("Hi @[Ann \\(Acme\\)](urn:li:person:a\\_b)!", "Hi Ann (Acme)!"),
        ("a \\(b\\) \\\\", "a (b) \\"),
    ])
    func `what LinkedIn returns reads as what people see`(commentary: String, plain: String) {
        #expect(LittleText.plain(commentary) == plain)
    }

    @Test(arguments: [
        "a (b", "a )", "x*", "_", "# 5", "{hashtag|\\#|}", "{hashtag|x|y}", "{hashtag|\\#|a", "@", "@Ann", "@[Ann]", "@[Ann](urn", "end\\",
        "\\a", "~", "<b>",
    ])
    func `a bare reserved character is where LinkedIn cuts`(commentary: String) {
        #expect(LittleText.plain(commentary) == nil)
    }

    /// What the field reports say, written down once more: the text survives until the first bare reserved character.
    private static func survives(_ commentary: String) -> Bool {
        var scalars = Array(commentary.unicodeScalars)[...]
        while let scalar = scalars.popFirst() {
            guard reserved.unicodeScalars.contains(scalar) else { continue }
            guard let next = scalars.first else { return false }
            if scalar == "\\", reserved.unicodeScalars.contains(next) {
                scalars.removeFirst()
            } else if scalar != "#"
                || !next.properties.isAlphabetic && !("0"..."9").contains(next) && next.properties.generalCategory != .decimalNumber
            {
                return false
            }
        }
        return true
    }

    @Test func `any text comes back as it went out`() {
        var random = Chaos(state: 0x5eed)
        for _ in 0..<20_000 {
            let text = random.text()
            let escaped = LittleText.escape(text)
            #expect(LittleText.plain(escaped).map { Array($0.utf8) } == Array(text.utf8))
            let commentary = LittleText.commentary(for: text)
            #expect(commentary != nil, "\(text.debugDescription)")
            #expect(Self.survives(commentary ?? "("), "\(text.debugDescription)")
        }
    }
}

/// Small repeatable random texts with more than their share of trouble.
private struct Chaos: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }

    mutating func text() -> String {
        var view = String.UnicodeScalarView()
        for _ in 0..<Int.random(in: 0...24, using: &self) {
            switch Int.random(in: 0..<8, using: &self) {
            case 0, 1: view.append("\\|{}@[]()<>#*_~".unicodeScalars.randomElement(using: &self)!)
            case 2: view.append("#")
            case 3, 4: view.append("abZ09 \n\t/:é½".unicodeScalars.randomElement(using: &self)!)
            case 5: view.append("\u{301}\u{fe0f}\u{20e3}\u{200d}\u{94d}\u{ff03}\u{0}".unicodeScalars.randomElement(using: &self)!)
            default: view.append(Unicode.Scalar(UInt32.random(in: 0x20...0x1f9ff, using: &self)) ?? "x")
            }
        }
        return String(view)
    }
}
