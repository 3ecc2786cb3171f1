import Support
import Testing

/// Patterns find what regular expressions find, in time that no text can stretch.
struct PatternTests {
    @Test(arguments: [
        ("webinar", "a webinar", true), ("webinar", "Webinar", false), ("(?i)webinar", "WEBINAR", true), ("(?i)über", "ÜBER uns", true),
        ("^a", "ba", false), ("a$", "ba", true), ("a$", "ab", false), ("a.c", "abc", true), ("a.c", "a\nc", false), ("a|b|c", "xxc", true),
        ("ab*c", "ac", true), ("ab+c", "ac", false), ("ab?c", "abc", true), ("(ab)+c", "ababc", true), ("(?:ab|cd){2}", "abcd", true),
        ("a{2,3}b", "ab", false), ("a{2,3}b", "aaaab", true), ("^a{2,3}b", "aaaab", false), ("^a{3}$", "aaa", true), ("a{2,}", "xaa", true),
        ("[a-c]x", "bx", true), ("[^a-c]x", "bx", false), ("[]x]", "]", true), ("[a-]", "-", true), ("[\\d.]+%", "12.5%", true),
        ("\\d{4}", "in 2026", true), ("\\bship\\b", "a ship.", true), ("\\bship\\b", "shipping", false), ("\\Bip", "ship", true),
        ("\\w+@\\w+", "ann@example", true), ("\\S\\s\\S", "a b", true), ("[^\\s]+\\?", "what?", true), ("a\\.b", "axb", false),
        ("", "", true),
        ("x*", "", true), ("(a|)b", "b", true), ("a*?b", "aab", true), ("\\/x", "/x", true), ("日本", "新しい日本の", true), ("\\b日", "日本", true),
    ])
    func `it is found`(pattern: String, text: String, isFound: Bool) throws {
        #expect(try Pattern(pattern).matches(text) == isFound)
    }

    @Test(arguments: [
        ("(a", "\"(\" is not closed"), ("a)", "closes no group"), ("[a", "\"[\" is not closed"), ("*a", "repeats nothing"),
        ("a**", "repeats nothing"),
        ("a{2", "is not closed"), ("a{x}", "is no count"), ("a{1,500}", "is no count"), ("a{3,2}", "is no count"), ("(?=a)", "not known"),
        ("\\1", "not known"), ("\\q", "not known"), ("a\\", "ends with"), ("[z-a]", "goes backwards"),
        ("((a{100}){100}){100}", "too large"),
    ])
    func `what is no pattern is refused in words`(pattern: String, words: String) {
        let problem = #expect(throws: PatternProblem.self) { try Pattern(pattern) }
        #expect(problem?.description.contains(words) == true, "\(problem?.description ?? "")")
    }

    @Test func `deep and long patterns are refused`() {
        #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "(", count: 500) + String(repeating: ")", count: 500)) }
        #expect(throws: PatternProblem.self) { try Pattern(String(repeating: "a", count: 2000)) }
    }

    @Test(.timeLimit(.minutes(1)), arguments: ["(a*)*b", "(a|a)*b", "(a+)+$", "(.*)*x", "(a?){50}a{50}b"])
    func `texts that bring other engines to a halt take their length`(pattern: String) throws {
        #expect(try !Pattern(pattern).matches(String(repeating: "a", count: 20_000) + "!"))
    }
}
