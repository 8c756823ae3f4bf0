using System.Diagnostics;
using System.Globalization;

namespace LibraryComparison.Processes;

/// <summary>Runs the comparison in a process of its own. Where that ends in the middle, the member it called is noted and the comparison starts again without it.</summary>
internal sealed class Supervisor(long seed, string? only)
{
    /// <summary>The name under which a member that ends the process stands among the differences.</summary>
    public const string EndsTheProcess = "ends the process";

    private readonly HashSet<string> _fatal = [];
    private readonly List<Difference> _ended = [];
    private readonly Dictionary<string, string> _inputs = [];

    /// <summary>What the checks say, and how many members each compared.</summary>
    public Findings Compare(IEnumerable<string> knownAsFatal)
    {
        _fatal.UnionWith(knownAsFatal);
        while (true)
        {
            var messages = Once(out var last);
            foreach (var accepts in messages.Where(message => message.Subject == "accepts"))
                _inputs[accepts.Cells[0]] = accepts.Cells[1];
            if (messages is [.., { IsEnd: true }])
                return Findings.Of(messages, _ended, _inputs);
            if (last is null || !_fatal.Add(last))
                throw new InvalidOperationException($"The comparison ended before it could say why; its last call was {last ?? "none"}.");
            _ended.Add(new Difference(EndsTheProcess, last, "for one of the inputs"));
        }
    }

    private List<Message> Once(out string? last)
    {
        var already = Path.GetTempFileName();
        try
        {
            File.WriteAllLines(already, _fatal.Select(Message.Calls).Concat(_inputs.Select(known => Message.Accepts(known.Key, [known.Value]))));
            List<Message> messages = [.. Lines(already).Select(Message.Parse)];
            last = messages.LastOrDefault(message => message.Subject == "calls")?.Cells[0];
            return messages;
        }
        finally
        {
            File.Delete(already);
        }
    }

    private IEnumerable<string> Lines(string already)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            ArgumentList = { typeof(Supervisor).Assembly.Location, "work", already, "--seed", seed.ToString(CultureInfo.InvariantCulture) },
        };
        if (only is not null)
        {
            start.ArgumentList.Add("--only");
            start.ArgumentList.Add(only);
        }

        using var worker = Process.Start(start)!;
        worker.ErrorDataReceived += (_, _) => { };
        worker.BeginErrorReadLine();
        while (worker.StandardOutput.ReadLine() is { } line)
            yield return line;
        worker.WaitForExit();
    }
}
