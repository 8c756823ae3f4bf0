using System.Text.Json;
using System.Text.RegularExpressions;
using Spectre.Console;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Training;

[Collection(nameof(GlobalGenerator))]
public sealed partial class ProgressTests : IDisposable
{
    private const string Number = @"\d\.\d{4}";

    private static readonly TrainerOptions Short = new() { Epochs = 2, BatchSize = 25, Device = "cpu", EarlyStopping = new() };

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("progress-");
    private readonly DisposeScope _scope = NewDisposeScope();
    private readonly Examples _clouds = Problems.Clouds(100);

    public void Dispose()
    {
        _scope.Dispose();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public void Logs_that_cannot_be_written_are_refused_when_they_are_made()
    {
        var file = Path.Combine(_folder.FullName, "file");
        File.WriteAllText(file, "");

        Assert.Throws<ArgumentOutOfRangeException>("everySteps", () => new JsonLines(file, everySteps: 0));
        Assert.ThrowsAny<ArgumentException>(() => new JsonLines(""));
        Assert.ThrowsAny<IOException>(() => new JsonLines(Path.Combine(_folder.FullName, "missing", "log.jsonl")));
        Assert.Throws<ArgumentOutOfRangeException>("everySteps", () => new TensorBoardFiles(_folder.FullName, everySteps: 0));
        Assert.ThrowsAny<IOException>(() => new TensorBoardFiles(file));
    }

    [Fact]
    public void A_log_goes_on_in_a_line_of_its_own_after_one_that_was_cut_off()
    {
        var file = Path.Combine(_folder.FullName, "log.jsonl");
        File.WriteAllText(file, "{\"event\":\"started\"}\n{\"event\":\"st");
        using (var log = new JsonLines(file))
            Train(log);

        var lines = File.ReadAllLines(file);
        Assert.Equal("{\"event\":\"st", lines[1]);
        Assert.All(lines[2..], line => JsonDocument.Parse(line).Dispose());
    }

    [Theory]
    [InlineData(AnsiSupport.No)]
    [InlineData(AnsiSupport.Yes)]
    public void A_terminal_that_is_gone_stops_no_training(AnsiSupport ansi)
    {
        var output = new GoneWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new GoneOutput(output, isTerminal: ansi == AnsiSupport.Yes), Ansi = ansi, Interactive = InteractionSupport.No,
        });
        using var display = TrainingConsole.Open(console);

        Assert.Equal(TrainingOutcome.Completed, Train(display).Outcome);
        Assert.Equal(ansi == AnsiSupport.Yes, display.IsLive);
        Assert.True(output.Tries > 0);
    }

    /// <summary>A terminal whose window was closed.</summary>
    private sealed class GoneWriter : StringWriter
    {
        public int Tries { get; private set; }

        public override void Write(char value) => Fail();

        public override void Write(string? value) => Fail();

        public override void Write(char[] buffer, int index, int count) => Fail();

        public override void Write(ReadOnlySpan<char> buffer) => Fail();

        public override void WriteLine(string? value) => Fail();

        private void Fail()
        {
            Tries++;
            throw new IOException("Input/output error");
        }
    }

    private sealed class GoneOutput(TextWriter writer, bool isTerminal) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => isTerminal;

        public int Width => 80;

        public int Height => 24;

        public void SetEncoding(System.Text.Encoding encoding)
        {
        }
    }

    [Fact]
    public void Plain_lines_say_what_each_epoch_came_to()
    {
        using var output = new StringWriter();

        Train(new PlainLines(output, interval: TimeSpan.MaxValue));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(4, lines.Length);
        Assert.Equal("multi_class: 100 examples, 2 epochs of 4 batches, 99 parameters, on cpu", lines[0].Trim());
        Assert.Matches(@"^epoch 2/2: loss \d\.\d{4}, accuracy \d\.\d{4}, validation loss \d\.\d{4}, validation accuracy .*, [\d,]+ samples/s\r?$", lines[2]);
        Assert.Matches(@"^done, epoch [12] was the best and is restored, after 2 epochs in 0:00:\d\d\r?$", lines[3]);
    }

    [Fact]
    public void Long_epochs_have_lines_of_their_own()
    {
        using var output = new StringWriter();

        Train(new PlainLines(output, interval: TimeSpan.Zero));

        Assert.Equal(8, InEpoch().Count(output.ToString()));
    }

    [Theory]
    [InlineData(40, "epoch", "loss")]
    [InlineData(80, "epoch", "loss", "accuracy", "macro_f1", "samples/s")]
    [InlineData(120, "epoch", "loss", "accuracy", "macro_f1", "samples/s")]
    public void No_line_is_wider_than_the_terminal_and_no_number_wraps(int width, params string[] heads)
    {
        using var output = new StringWriter();
        var console = AnsiTo(output);
        console.Profile.Width = width;
        using (var display = new LiveTable(console))
            Train(display);

        // A picture is drawn over the one before it, from the beginning of its line: that of a training which has not taken a step yet, say.
        var lines = Escapes().Replace(output.ToString(), "").Split('\n', '\r').Select(line => line.TrimEnd(' ')).ToList();
        var picture = lines[(lines.FindLastIndex(line => line.StartsWith("done", StringComparison.Ordinal)) - 12)..];
        Assert.All(picture.Where(line => !line.StartsWith("done", StringComparison.Ordinal)), line => Assert.True(line.Length <= width, line));
        Assert.All(heads, head => Assert.Contains(lines, line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Contains(head)));
        Assert.DoesNotContain(lines, line => line.Contains("log_loss", StringComparison.Ordinal));
        Assert.Contains(lines, line => Regex.IsMatch(line, @"^ *2 +\d\.\d{4} .*\d\.\d{4}"));
        Assert.DoesNotContain(lines, line => line.Contains('…') && line.Trim() != "…");
    }

    [GeneratedRegex(@"\x1b\[[0-9;?]*[A-Za-z]")]
    private static partial Regex Escapes();

    [Fact]
    public void The_live_display_shows_epochs_and_ends_with_the_result()
    {
        using var output = new StringWriter();
        using (var display = new LiveTable(AnsiTo(output)))
            Train(display);

        var text = output.ToString();
        Assert.Contains("multi_class: 100 examples", text, StringComparison.Ordinal);
        Assert.Contains("validation", text, StringComparison.Ordinal);
        Assert.Contains("epoch 2/2, batch 4/4, 0:00:00 left", text, StringComparison.Ordinal);
        Assert.Contains("0:00:00 left", text, StringComparison.Ordinal);
        Assert.Contains("was the best and is restored", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_loss_without_a_running_figure_is_told_once()
    {
        using var output = new StringWriter();
        using (var display = new LiveTable(AnsiTo(output)))
            Train(display);
        using (var lines = TrainingConsole.Open(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) })))
            Train(lines);

        var text = Escapes().Replace(output.ToString(), "");
        Assert.Matches(@"epoch +loss +validation +samples/s", text);
        Assert.Matches($@"epoch 2/2: loss {Number}, validation loss {Number}, [\d,]+ samples/s", text);

        void Train(ITrainingProgress progress) =>
            new Trainer(new SmallMlp(2, 3), new LossTask((z, y) => nn.functional.cross_entropy(z, y)), Short).Run(_clouds, _clouds, progress);
    }

    [Fact]
    public void A_training_that_fails_leaves_the_terminal_in_order()
    {
        using var output = new StringWriter();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes });
        using (var display = new LiveTable(console))
            Assert.Throws<TrainingException>(() => { new Trainer(new Unregistered(), new MultiClassTask(3), Short).Run(_clouds, _clouds, display); });

        Assert.Contains("\e[?25h", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Output_that_is_no_terminal_gets_plain_lines()
    {
        using var output = new StringWriter();
        using var display = TrainingConsole.Open(AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }));

        Train(display);

        Assert.False(display.IsLive);
        Assert.DoesNotContain('\e', output.ToString());
        Assert.StartsWith("multi_class", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_can_be_read_by_a_program()
    {
        var path = Path.Combine(_folder.FullName, "log.jsonl");
        using (var log = new JsonLines(path, everySteps: 3))
            Train(log);

        var lines = File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal(["started", "step", "epoch", "step", "epoch", "ended"], lines.Select(line => line.GetProperty("event").GetString()));
        Assert.Equal(100, lines[0].GetProperty("plan").GetProperty("examples").GetInt32());
        Assert.Equal(3, lines[1].GetProperty("total_steps").GetInt32());
        Assert.True(lines[2].GetProperty("validation").GetProperty("accuracy").GetDouble() > 0);
        Assert.Equal("completed", lines[5].GetProperty("outcome").GetString());
    }

    [Fact]
    public void TensorBoard_gets_its_curves()
    {
        Train(new TensorBoardFiles(_folder.FullName, everySteps: 2));

        var events = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(_folder.GetFiles("events.out.tfevents.*").Single().FullName));
        Assert.Equal(4, Regex.Count(events, "train/loss"));
        Assert.Equal(2, Regex.Count(events, "validation/accuracy"));
        Assert.Equal(2, Regex.Count(events, "epoch/loss"));
    }

    [Fact]
    public void Several_listeners_hear_the_same()
    {
        var (one, two) = (new List<long>(), new List<long>());

        Train(new CombinedProgress(new StepProbe(step => one.Add(step.TotalSteps)), new StepProbe(step => two.Add(step.TotalSteps))));

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], one);
        Assert.Equal(one, two);
    }

    [Fact]
    public void Of_several_trainings_each_has_a_line()
    {
        using var output = new StringWriter();

        TrainParts(new PlainLines(output, interval: TimeSpan.MaxValue));

        var lines = output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(3, lines.Length);
        Assert.Equal("model 1/2, multi_class: 100 examples, 2 epochs of 4 batches, 99 parameters, on cpu", lines[0].Trim());
        Assert.All([1, 2], part => Assert.Matches(
            $@"^model {part}/2, epoch 2/2: loss {Number}, accuracy {Number}, validation loss {Number}, validation accuracy {Number}, [\d,]+ samples/s\r?$",
            lines[part]));
    }

    [Fact]
    public void Of_several_trainings_the_live_display_shows_the_one_under_way_and_leaves_a_line_of_each()
    {
        using var output = new StringWriter();
        using (var display = new LiveTable(AnsiTo(output)))
            TrainParts(display);

        var text = output.ToString();
        Assert.Contains("model 1/2, multi_class: 100 examples", text, StringComparison.Ordinal);
        Assert.Contains("model 2/2, epoch 2/2, batch 4/4, ", text, StringComparison.Ordinal);
        Assert.All([1, 2], part => Assert.Matches($@"model {part}/2, epoch 2/2: loss {Number}, accuracy {Number}, validation loss .* samples/s", text));
    }

    [Fact]
    public void The_time_left_is_that_of_all_trainings_that_are_to_come()
    {
        using var output = new StringWriter();
        var time = new SteppedTime();
        var lines = new PlainLines(output, interval: TimeSpan.Zero, time);
        var plan = new TrainingPlan("task", "accuracy", Epochs: 2, StepsPerEpoch: 4, Examples: 8, ValidationExamples: 0, Parameters: 1, "cpu", StepsDone: 0);

        foreach (var part in new TrainingPart?[] { null, new(1, 3), new(3, 3) })
        {
            lines.Started(plan with { Part = part });
            time.Pass(TimeSpan.FromSeconds(10));
            lines.Stepped(new StepReport(Epoch: 1, Step: 4, TotalSteps: 4, 0, 0, 0, 0, EpochExamples: 8, TimeSpan.FromSeconds(10)));
        }

        Assert.Equal(["0:00:10 left", "0:00:50 left", "0:00:10 left"], TimeLeft().Matches(output.ToString()).Select(match => match.Value));
    }

    [Fact]
    public void A_stopped_one_of_several_trainings_says_that_it_was_stopped()
    {
        using var output = new StringWriter();
        using var stop = new CancellationTokenSource();
        var progress = new CombinedProgress(new PlainLines(output, interval: TimeSpan.MaxValue), new StepProbe(_ => stop.Cancel()));

        new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Train(_clouds, _clouds, new PartProgress(progress, new TrainingPart(2, 3)), stop.Token);

        Assert.StartsWith("model 2/3, stopped as asked after batch 1 of 4 in epoch 1, in 0:00:0", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_lines_say_which_of_several_trainings_they_are_about()
    {
        var path = Path.Combine(_folder.FullName, "log.jsonl");
        using (var log = new JsonLines(path, everySteps: 8))
            TrainParts(log);

        var parts = File.ReadAllLines(path).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("part"));
        Assert.Equal([1, 1, 1, 1, 1, 2, 2, 2, 2, 2], parts.Select(part => part.GetProperty("number").GetInt32()));
    }

    [GeneratedRegex(@"\d:\d\d:\d\d left")]
    private static partial Regex TimeLeft();

    [GeneratedRegex(@"epoch \d/2, batch \d/4: loss \d\.\d{4}, accuracy \d\.\d{4}, [\d,]+ samples/s, \d:\d\d:\d\d left")]
    private static partial Regex InEpoch();

    private static IAnsiConsole AnsiTo(StringWriter output)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output), Ansi = AnsiSupport.Yes, ColorSystem = ColorSystemSupport.NoColors });
        console.Profile.Width = 200;
        return console;
    }

    private void TrainParts(ITrainingProgress progress)
    {
        foreach (var part in new TrainingPart[] { new(1, 2), new(2, 2) })
            Train(new PartProgress(progress, part));
    }

    private TrainingResult Train(ITrainingProgress progress) => new Trainer(new SmallMlp(2, 3), new MultiClassTask(3), Short).Run(_clouds, _clouds, progress);
}
