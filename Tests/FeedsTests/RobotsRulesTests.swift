import Testing

@testable import Feeds

/// What robots.txt asks, by RFC 9309.
struct RobotsRulesTests {
    @Test(arguments: [
        ("", "/a", true),
        ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: *\nDisallow:", "/a", true),
        ("User-agent: *\nDisallow: /private", "/private/x", false),
        ("User-agent: *\nDisallow: /private", "/public", true),
        // The group of our name holds, and no other.
        ("User-agent: *\nDisallow: /\n\nUser-agent: Copydesk\nDisallow: /no", "/a", true),
        ("User-agent: *\nDisallow:\n\nUser-agent: COPYDESK # us\nDisallow: /no", "/no", false),
        ("User-agent: other\nUser-agent: copydesk\nDisallow: /x", "/x", false),
        ("User-agent: other\nDisallow: /", "/a", true),
        // The longest rule decides, and of two equally long the one that allows.
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b/c", false),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
        ("User-agent: *\nDisallow: /a$", "/a", false),
        ("User-agent: *\nDisallow: /a$", "/ab", true),
        ("User-agent: *\nDisallow: /*?id=", "/p?id=3", false),
        ("<html>not found</html>", "/a", true), ("Disallow: /", "/a", true),
    ]) func `a path may be read or not`(text: String, path: String, isAllowed: Bool) {
        #expect(RobotsRules(text, agent: "copydesk").allows(path) == isAllowed)
    }
}
