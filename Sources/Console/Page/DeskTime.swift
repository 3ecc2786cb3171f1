import FoundationEssentials
import HTTPServer
import Support

/// What time it is on the desk, which in rehearsal is not the wall's and goes on faster.
struct DeskTime: Sendable {
    let report: DeskReport
    let moments: Moments

    var html: HTML {
        """
        \(rehearsal)<p id="stamp" data-part>As of <time datetime="\(moments.clock(moments.now))Z">\(moments.clock(moments.now))</time>. \
        Times are UTC where no zone is named. Started \(moments.time(report.startedAt)). Version \(report.version).</p>
        """
    }

    /// "Rehearsal time Mon 23 Nov 09:12:07, 60 times as fast"; the script lets it go on between two reports.
    private var rehearsal: HTML {
        guard report.isRehearsal || report.speed != 1 else { return "" }
        let seconds = Timestamp.digits(Zone.utc.wall(at: moments.now).second, 2)
        return """
            <p id="rehearsal" data-part>Rehearsal time <time id="desk-time" datetime="\(Timestamp.text(moments.now))" \
            data-speed="\(speed)">\(moments.absolute(moments.now)):\(seconds)</time> UTC, \
            \(report.speed == 1 ? "as fast as the wall’s" : "\(speed) times as fast").</p>

            """
    }

    private var speed: String {
        report.speed.rounded() == report.speed ? String(Int(min(report.speed, 1e9))) : String((report.speed * 100).rounded() / 100)
    }
}
