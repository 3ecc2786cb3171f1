import Daemon
import Editorial
import Support
import TestKit
import Testing

/// The calendar's keys of an `[[account]]`.
struct AccountCalendarTests {
    private func account(_ lines: String) throws -> AccountSettings {
        let folder = try ScratchFolder()
        let path = folder.path + "/copydesk.toml"
        try Files.write(path, Array("[[account]]\nname = \"A\"\nkind = \"file\"\nfolder = \"/tmp/posts\"\n\(lines)\n".utf8))
        return try #require(try Configuration.load(path).accounts.first).settings
    }

    @Test func `what the file leaves out is what was`() throws {
        let settings = try account("")
        #expect(settings.catchUp == .shift && settings.maxLatenessSeconds == 7200 && settings.gapSeconds == 3600)
        #expect(
            settings.repetitionSeconds == 30 * 86400 && settings.links == .text && settings.unsupportedFacts == .mark
                && settings.linkTags.isEmpty && settings.tagHosts.isEmpty)
        #expect(settings.maximumADay == nil && settings.jitterSeconds == 0 && settings.blackouts.isEmpty)
    }

    @Test func `each key is read`() throws {
        let settings = try account(
            """
            catch_up = "ask"
            max_lateness = "30m"
            maximum_a_day = 3
            jitter = "10m"
            repetition = "0s"
            links = "card"
            unsupported_facts = "block"
            utm = "utm_source=linkedin&utm_campaign={brand}"
            utm_hosts = ["acme.example", "*"]
            blackouts = "Fri 18:00-Mon 08:00"
            holidays = ["/etc/copydesk/holidays.ics", "webcal://calendars.test/de.ics"]
            """)
        #expect(settings.repetitionSeconds == 0 && settings.links == .card && settings.tagHosts == ["acme.example", "*"])
        #expect(settings.unsupportedFacts == .block)
        #expect(settings.linkTags == "utm_source=linkedin&utm_campaign={brand}")
        #expect(settings.catchUp == .ask && settings.maxLatenessSeconds == 1800)
        #expect(settings.holidays == ["/etc/copydesk/holidays.ics", "https://calendars.test/de.ics"])
        #expect(settings.maximumADay == 3 && settings.jitterSeconds == 600 && settings.blackouts == "Fri 18:00-Mon 08:00")
    }

    @Test(arguments: [
        ("catch_up = \"2h\"", "a length of time is max_lateness = \"2h\" now"), ("catch_up = \"never\"", "\"skip\", \"shift\", \"ask\""),
        ("blackouts = \"Frx 18:00-Mon 08:00\"", "at \"Frx\""), ("slots = \"Tue 25:00\"", "at \"25:00\""), ("maximum_a_day = 0", "1 to 100"),
        ("holidays = [\"holidays.ics\"]", "neither a path nor an address"),
        ("jitter = \"3h\"", "out of range"), ("links = \"both\"", "\"text\", \"card\""),
        ("unsupported_facts = \"hide\"", "\"mark\", \"block\""), ("utm = \"utm source\"", "are no parameters"),
        ("utm = \"a={feed}\"", "{brand}, {account}, {draft}"), ("utm_hosts = [\"https://acme.example/\"]", "is no host"),
    ])
    func `what cannot be used is named with its line and what would be right`(_ line: String, _ words: String) {
        let problems = #expect(throws: ConfigurationProblems.self) { try account(line) }
        #expect(problems?.description.hasPrefix("copydesk.toml:5:") == true)
        #expect(problems?.description.contains(words) == true, "\(problems?.description ?? "")")
    }
}
