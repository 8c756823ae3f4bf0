using System.Globalization;

namespace TorchSharp.Analyzers.Benchmarks;

/// <summary>The light bulb: what a click costs where a key was just pressed, and FixAll.</summary>
internal sealed class FixBars : IBars
{
    private const int Files = 1000;
    private const int Findings = 100;
    private const int WarmUp = 3;
    private const int Click = 0, Edit = 1, All = 0, One = 1;

    private static readonly Comparison Bulb = new($"light bulb at {Files} files: CPU over that of a live edit", Click, Edit, 10);
    private static readonly Comparison Whole = new($"FixAll over {Findings} findings at {Files} files: CPU over that of one fix", All, One, 20);

    public string Command => "fixes";

    public string Summary => "a click on the light bulb at 1000 files, and FixAll over 100 findings";

    public IEnumerable<Bar> Measure(TextWriter details)
    {
        var workload = FixWorkload.Create(Files, Findings);
        for (var number = 0; number < WarmUp; number++)
        {
            workload.Edit(number);
            workload.FixOne(number);
        }

        var bulb = Interleaved.Run(contenders: 2, (11, 41), [Bulb], (contender, round) => contender == Click ? Clicked(workload, round) : Cpu.Of(() => workload.Edit(round)));
        details.WriteLine($"a click at {Files} files: {bulb.Describe("light bulb", "live edit")}");
        yield return bulb.BarOf(Bulb);

        var whole = Interleaved.Run(contenders: 2, (3, 5), [Whole], (contender, round) => contender == All
            ? Cpu.Of(workload.FixAll)
            : TimeSpan.FromTicks((long)Interleaved.Median(Enumerable.Range(0, 5).Select(number => (double)Cpu.Of(() => workload.FixOne((round * 5) + number)).Ticks))));
        details.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{workload.Findings} findings: {whole.Describe("FixAll", "one fix")}"));
        yield return whole.BarOf(Whole);
    }

    private static TimeSpan Clicked(FixWorkload workload, int number)
    {
        workload.Click(number, Cpu.Of, out var time);
        return time;
    }
}
