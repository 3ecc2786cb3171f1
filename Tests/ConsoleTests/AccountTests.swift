import Console
import Editorial
import FoundationEssentials
import HTTPClient
import Support
import Testing

@Suite struct AccountTests {
    private static func report(_ access: AccountAccess?) -> DeskReport {
        Samples.report(
            desk: Samples.desk(),
            accounts: [
                DeskReport.Account(
                    name: "Company page", kind: "linkedin", isPaused: false, calendar: "Tue 09:00", zone: "UTC", access: access)
            ])
    }

    @Test func `the page shows what each account can do, why not, and how long its token lives`() async throws {
        let page = try await answer("/", Samples.busy).text
        #expect(page.contains("<th role=\"columnheader\" scope=\"col\">Picture status</th>"))
        #expect(page.contains("<td role=\"cell\" data-label=\"Publish\"><span class=\"badge good\">Can</span></td>"))
        #expect(page.contains("<span class=\"badge\">Cannot</span><p class=\"note\">there is no refresh token</p>"))
        #expect(page.contains("Not known</span><p class=\"note\">needs rw_<wbr>organization_<wbr>admin; LinkedIn was not asked</p>"))
        #expect(page.contains("<span class=\"badge good\">58 days left</span>"))
        #expect(page.contains("<span class=\"none\">none needed</span>"))
    }

    @Test(arguments: [(14.0, "warn\">14 days"), (7.5, "warn\">7 days"), (3, "bad\">3 days"), (1, "bad\">1 day"), (0.5, "bad\">0 days")])
    func `a token that ends soon stands out`(_ days: Double, _ words: String) async throws {
        let end = Samples.now.addingTimeInterval(days * 86_400)
        let page = try await answer("/", Self.report(Samples.access(until: end))).text
        #expect(page.contains("<span class=\"badge \(words) left</span>"))
    }

    @Test(arguments: [(AccountAccess.Token.expired, "Expired"), (.revoked, "Revoked"), (.invalid, "Not valid")])
    func `a token of no use stands out`(_ token: AccountAccess.Token, _ word: String) async throws {
        let page = try await answer("/", Self.report(Samples.access(token))).text
        #expect(page.contains("<span class=\"badge bad\">\(word)</span>"))
        #expect(
            try await answer("/metrics", Self.report(Samples.access(token))).text.contains(
                "account_token_days{account=\"Company page\"} 0\n"))
    }

    @Test func `an account that was not looked at is called so`() async throws {
        let page = try await answer("/", Self.report(nil)).text
        #expect(page.contains("Not looked at yet") && !page.contains("badge good\">Can"))
        #expect(try await !answer("/metrics", Self.report(nil)).text.contains("copydesk_account_"))
    }

    @Test func `an account on which nothing is tried stands out, with the reason and the next try`() async throws {
        let parking = Parking(
            account: "Company page", cause: .version, sentence: "LinkedIn has ended the API version: set version.", since: Samples.now,
            until: Samples.minutes(360), fingerprint: "hash of the token")
        let report = Samples.report(
            desk: Samples.desk(),
            accounts: [
                DeskReport.Account(
                    name: "Company page", kind: "linkedin", isPaused: false, calendar: "Tue 09:00", access: Samples.access(),
                    parking: parking)
            ])
        let page = try await answer("/", report).text
        #expect(page.contains("<span class=\"badge bad\">Stopped</span>"))
        #expect(page.contains("LinkedIn has ended the API version: set version. All its posts are kept."))
        let metrics = try await answer("/metrics", report).text
        #expect(metrics.contains("copydesk_account_parked{account=\"Company page\",cause=\"version\"} 1\n"))
        #expect(metrics.contains("copydesk_account_parked_until_time_seconds{account=\"Company page\",cause=\"version\"} 1795"))
        #expect(try await !answer("/metrics", Samples.busy).text.contains("account_parked"))
        let json = String(decoding: try report.json(), as: UTF8.self)
        #expect(json.contains("\"cause\"") && !json.contains("hash of the token"))
    }

    @Test func `metrics count days and say what is known`() async throws {
        let metrics = try await answer("/metrics", Samples.busy).text
        #expect(metrics.contains("copydesk_account_token_days{account=\"Company page\"} 58\n"))
        #expect(metrics.contains("copydesk_account_can{account=\"Company page\",capability=\"publish\"} 1\n"))
        #expect(metrics.contains("copydesk_account_can{account=\"Company page\",capability=\"refresh\"} 0\n"))
        #expect(!metrics.contains("capability=\"numbers\""))
        #expect(!metrics.contains("copydesk_account_token_days{account=\"Dry run\"}"))
    }
}
