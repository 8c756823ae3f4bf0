using static TorchSharp.torch;

namespace LibraryComparison.Processes;

/// <summary>The process that compares. It may end in the middle: the library has calls that end it.</summary>
internal static class Worker
{
    /// <param name="checks">Those to run.</param>
    /// <param name="seed">Of the random inputs.</param>
    /// <param name="already">A file with what earlier tries said: members that must not be called, inputs that members accept.</param>
    /// <param name="messages">Where to tell what happens.</param>
    public static void Work(IReadOnlyList<ICheck> checks, long seed, string already, TextWriter messages)
    {
        set_num_threads(1);
        var said = File.ReadLines(already).Select(Message.Parse).ToLookup(message => message.Subject, message => message.Cells);
        var inputs = RememberedInputs.Read();
        foreach (var accepts in said["accepts"])
            inputs[accepts[0]] = accepts[1].Split('|', StringSplitOptions.RemoveEmptyEntries);
        Run.Current = new Run(seed, said["calls"].Select(cells => cells[0]).ToHashSet(), inputs, messages);
        foreach (var check in checks)
        {
            foreach (var found in check.Run())
                messages.WriteLine(Message.Found(found));
            messages.WriteLine(Message.Compared(check.Name, check.Compared));
        }

        messages.WriteLine(Message.Finished());
    }
}
