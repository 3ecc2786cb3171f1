import FoundationEssentials
import Support
import Testing

struct TimestampTests {
    @Test(
        "Dates and times are read with any offset and fraction",
        arguments: [
            ("2026-07-04", 1_783_123_200.0), ("2026-07-04T09:08:00.000Z", 1_783_156_080), ("2026-07-04T09:08:00Z", 1_783_156_080),
            ("2026-07-04T11:08:00.000+02:00", 1_783_156_080), ("2026-07-04T11:08:00+0200", 1_783_156_080),
            ("2026-07-04T11:08+02", 1_783_156_080), ("2026-07-03T23:38:00.250-09:30", 1_783_156_080.25), ("1969-12-31T23:59:59Z", -1),
            ("2024-02-29T00:00:00", 1_709_164_800), ("2026-07-04 09:08:00Z", 1_783_156_080),
        ])
    func reading(_ text: String, _ seconds: Double) throws {
        let instant = try #require(Timestamp.parse(text))
        #expect(abs(instant.timeIntervalSince1970 - seconds) < 0.0005)
    }

    @Test(
        "What is no date is refused",
        arguments: [
            "", "2026", "2026-13-01", "2026-02-29", "2026-07-04T", "2026-07-04T24:00Z", "2026-07-04T09:08:00.Z", "2026-07-04T09:08:00X",
            "2026-07-04T09:08:00+2", "tomorrow", "2026-07-04T09:08:00Z and more",
        ])
    func refusing(_ text: String) { #expect(Timestamp.parse(text) == nil) }

    @Test("Instants are written in UTC with milliseconds, before 1970 too")
    func writing() {
        #expect(Timestamp.text(Date(milliseconds: 1_783_156_080_000)) == "2026-07-04T09:08:00.000Z")
        #expect(Timestamp.text(Date(milliseconds: 1_783_156_080_007)) == "2026-07-04T09:08:00.007Z")
        #expect(Timestamp.text(Date(milliseconds: -1)) == "1969-12-31T23:59:59.999Z")
    }

    @Test("Instants are written as a zone's wall time with its offset")
    func writingInZone() throws {
        let instant = Date(milliseconds: 1_783_156_080_000)
        #expect(Timestamp.text(instant, in: try Zone(named: "Europe/Berlin")) == "2026-07-04T11:08:00+02:00")
        #expect(Timestamp.text(instant, in: try Zone(named: "America/St_Johns")) == "2026-07-04T06:38:00-02:30")
        #expect(Timestamp.text(instant, in: .utc) == "2026-07-04T09:08:00+00:00")
    }
}
