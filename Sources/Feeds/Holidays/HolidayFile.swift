import Editorial
import FoundationEssentials
import Support

/// Reads an iCalendar file (RFC 5545) strictly: what is no calendar, or breaks off, is refused as a whole; an event that cannot
/// be understood is named and left out.
///
/// Written here and not left to libical, Debian's library for it: that brings ICU and GLib (more than 40 MB) into a daemon that
/// needs neither, and its zones are its own.
enum HolidayFile {
    static let mostEntries = 20_000
    /// Days that repetitions may cost in one file: three years of five hundred daily events.
    static let budget = 600_000
    /// Repetitions are written out from a week before to three years after the reading.
    static let span = (before: 7, after: 3 * 366)

    /// What the file has, and a sentence for each event that is left out.
    static func read(_ bytes: [UInt8], now: Date) throws(HolidayRefusal) -> (calendar: HolidayCalendar, problems: [String]) {
        var problems: [String] = []
        var events: [CalendarEvent] = []
        for lines in try eventLines(ContentLine.all(in: bytes)) {
            do throws(EventProblem) {
                events.append(try CalendarEvent(lines))
            } catch {
                let name = lines.first { $0.name == "SUMMARY" }.map { "\"\($0.value.collapsed.limited(utf16: 60))\"" } ?? "an event"
                problems.append("\(name) (line \(lines[0].number)): \(error.reason).")
            }
        }
        for event in events {
            guard let moment = event.replaces else { continue }
            for index in events.indices where events[index].uid == event.uid && events[index].replaces == nil {
                events[index].leaveOut(moment)
            }
        }
        let today = Int((now.timeIntervalSince1970 / 86_400).rounded(.down))
        var budget = budget
        var entries: [HolidayCalendar.Entry] = []
        for event in events {
            entries += try event.entries(within: today - span.before...today + span.after, budget: &budget)
            if entries.count > mostEntries { throw HolidayRefusal("it has more than \(mostEntries) entries") }
        }
        return (HolidayCalendar(entries), problems)
    }

    /// The lines of each event, without those of alarms within it.
    private static func eventLines(_ lines: [ContentLine]) throws(HolidayRefusal) -> [[ContentLine]] {
        guard lines.first.map({ $0.name == "BEGIN" && $0.value.uppercased() == "VCALENDAR" }) == true else {
            throw HolidayRefusal("it does not begin with BEGIN:VCALENDAR, so it is no iCalendar file")
        }
        var open: [String] = []
        var events: [[ContentLine]] = []
        for line in lines {
            switch line.name {
            case "BEGIN":
                open.append(line.value.trimmed.uppercased())
                if open == ["VCALENDAR", "VEVENT"] { events.append([line]) }
                if open.count > 8 { throw HolidayRefusal("its parts are nested too deep at line \(line.number)") }
            case "END":
                guard open.popLast() == line.value.trimmed.uppercased() else {
                    throw HolidayRefusal("line \(line.number) ends what was not begun")
                }
            default: if open == ["VCALENDAR", "VEVENT"] { events[events.count - 1].append(line) }
            }
        }
        guard open.isEmpty else { throw HolidayRefusal("it breaks off within \(open[open.count - 1].limited(utf16: 20))") }
        return events
    }
}
