import Editorial
import Testing

@testable import Publishers

@Suite struct LittleTextTests {
    private static let reserved = "\\|{}@[]()<>#*_~"

    @Test(arguments: Array(reserved))
    func `every reserved character gets its backslash`(character: Character) {
        #expect(LittleText.escape("a\(character) b") == "a\\\(character) b")
        #expect(LittleText.commentary(for: PostSegment.split("a\(character) b")) == "a\\\(character) b")
    }

    @Test func `nothing else gets one`() {
        let text = "\"Quotes\", 100% & more: €5! 'x' – y/z; a=b+c? ^`$\n\nÄé 漢字 👩‍👩‍👧 ﹟"
        #expect(LittleText.commentary(for: PostSegment.split(text)) == text)
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
        #expect(LittleText.commentary(for: PostSegment.split(text)) == commentary)
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
}
