import Editorial
import Support
import TestKit
import Testing

@testable import Daemon

/// `[[feed]]` in the configuration.
@Suite struct FeedTableTests {
    private func read(_ text: String) throws -> Configuration {
        try Configuration.reading(Array(("[[feed]]\nurl = \"https://a.example/feed\"\n" + text).utf8), file: "copydesk.toml")
    }

    @Test func `filters and full texts are a feed's own, and nothing where they are not set`() throws {
        let feed = try #require(try read("block = [\"title ~ (?i)webinar\"]\nkeep = [\"text ~ ship\"]\nfull_text = true\n").feeds.first)
        #expect(feed.filters?.block == ["title ~ (?i)webinar"] && feed.filters?.keep == ["text ~ ship"] && feed.readsPages == true)
        let plain = try #require(try read("").feeds.first)
        #expect(plain.filters == nil && plain.readsPages == nil)
    }

    @Test func `how a feed is asked is known by its normal address, so that it holds for a row in Notion with that too`() throws {
        let configuration = try Configuration.reading(
            Array("[[feed]]\nurl = \"https://A.example:443/feed\"\nuser_agent = \"Own/1\"\n".utf8), file: "copydesk.toml")
        #expect(Array(configuration.feedAccess.keys) == ["https://a.example/feed"])
    }

    @Test func `pages and services that a feed has asked are among what is contacted`() throws {
        let hosts = try read("full_text = true\n").egress.map(\.host)
        #expect(hosts == ["a.example", "(pages that feeds link)", "(services that only forward, such as t.co and bit.ly)"])
        #expect(try !read("").egress.map(\.host).contains("(pages that feeds link)"))
    }

    @Test(arguments: [
        (
            "block = [\"title ~ ok\", \"title ~ (a\"]",
            "copydesk.toml:3:24: the pattern of \"title ~ (a\" cannot be used: \"(\" is not closed"
        ),
        (
            "keep = [\"webinar\"]",
            "copydesk.toml:3:9: \"webinar\" is no filter: write one of title, url, author, category, text, then ~ and a pattern"
        ),
        ("keep = [\"titel ~ webinar\"]", "is no filter"), ("keep = [\"title ~ \"]", "is no filter"),
        ("block = [\"title ~ ((a{100}){100}){100}\"]", "it is too large"),
    ])
    func `a filter that cannot be used is refused at its place`(line: String, words: String) throws {
        let problems = #expect(throws: ConfigurationProblems.self) { try read(line + "\n") }
        #expect(problems?.problems.contains { $0.contains(words) } == true, "\(problems?.description ?? "")")
    }
}
