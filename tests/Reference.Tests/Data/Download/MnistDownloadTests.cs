using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using TorchSharp.Reference.Data;
using Xunit;

namespace TorchSharp.Reference.Tests.Data.Download;

public sealed class MnistDownloadTests : IDisposable
{
    private const string Name = "train-images-idx3-ubyte.gz";

    private static readonly byte[] Content = [.. Enumerable.Range(0, 200_000).Select(i => (byte)(i * 7 + i / 256))];
    private static readonly byte[] WrongContent = [.. Content.Select((value, i) => i == 150_000 ? (byte)~value : value)];
    private static readonly Answer Right = new() { Content = Content };

    private readonly TemporaryFolder _folder = new();

    private string Target => _folder.PathOf(Name);

    private string Part => _folder.PathOf($"{Name}.part");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_brought_whole_and_its_arrival_is_reported()
    {
        await using var mirror = new LoopbackMirror(Right);
        var progress = new Reports();

        await Download(mirror.Address).RunAsync(_folder.FullName, progress, TestContext.Current.CancellationToken);

        AssertWhole();
        Assert.Equal([($"/mirror/{Name}", null)], mirror.Requests);
        Assert.Equal(new DownloadProgress(Name, Content.Length, Content.Length), progress.All[^1]);
        Assert.Equal(progress.All.OrderBy(report => report.Received), progress.All);
    }

    [Fact]
    public async Task What_is_there_is_not_downloaded_again()
    {
        await using var mirror = new LoopbackMirror(Right);
        _folder.Write(Name, Content);
        var progress = new Reports();

        await Download(mirror.Address).RunAsync(_folder.FullName, progress, TestContext.Current.CancellationToken);

        Assert.Empty(mirror.Requests);
        Assert.Equal([new DownloadProgress(Name, Content.Length, Content.Length)], progress.All);
    }

    [Fact]
    public async Task Another_file_of_that_name_is_left_alone()
    {
        await using var mirror = new LoopbackMirror(Right);
        _folder.Write(Name, "Fashion-MNIST has the same names.");

        var error = await Assert.ThrowsAsync<InvalidDataException>(() => RunAsync(mirror.Address));

        Assert.StartsWith($"'{Target}' is there, but is another file: expected {Content.Length} bytes ", error.Message, StringComparison.Ordinal);
        Assert.Equal("Fashion-MNIST has the same names.", await File.ReadAllTextAsync(Target, TestContext.Current.CancellationToken));
        Assert.Empty(mirror.Requests);
    }

    [Fact]
    public async Task A_cut_connection_is_taken_up_where_it_was_cut()
    {
        await using var mirror = new LoopbackMirror(Right with { CutAfter = 70_000 }, Right with { CutAfter = 50_000 }, Right);

        await RunAsync(mirror.Address);

        AssertWhole();
        Assert.Equal([null, 70_000, 120_000], mirror.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_later_download_goes_on_with_what_an_earlier_one_has_left()
    {
        await using var cutting = new LoopbackMirror(Right with { CutAfter = 70_000 }, Right with { CutAfter = 0 });
        await using var mirror = new LoopbackMirror(Right);

        await Assert.ThrowsAsync<IOException>(() => RunAsync(cutting.Address));
        AssertNothingWhole();
        Assert.Equal(70_000, new FileInfo(Part).Length);

        await RunAsync(mirror.Address);
        AssertWhole();
        Assert.Equal([70_000L], mirror.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_begins_again()
    {
        await using var mirror = new LoopbackMirror(Right with { KnowsRanges = false });
        _folder.Write($"{Name}.part", WrongContent[..160_000]);

        await RunAsync(mirror.Address);

        AssertWhole();
    }

    [Fact]
    public async Task A_server_without_ranges_that_cuts_every_time_is_not_asked_for_ever()
    {
        var cut = Right with { KnowsRanges = false };
        await using var mirror = new LoopbackMirror(
            cut with { CutAfter = 90_000 }, cut with { CutAfter = 80_000 }, cut with { CutAfter = 90_000 }, cut with { CutAfter = 80_000 }, Right);

        await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        AssertNothingWhole();
        Assert.Equal(3, mirror.Requests.Count);
    }

    [Fact]
    public async Task Wrong_bytes_are_thrown_away_and_the_next_mirror_is_asked_for_all_of_them()
    {
        await using var wrong = new LoopbackMirror(new Answer { Content = WrongContent });
        await using var right = new LoopbackMirror(Right);

        await RunAsync(wrong.Address, right.Address);

        AssertWhole();
        Assert.Equal([null], right.Requests.Select(request => request.From));
    }

    [Fact]
    public async Task Wrong_bytes_of_one_mirror_do_not_spoil_the_next_ones()
    {
        await using var wrong = new LoopbackMirror(new Answer { Content = WrongContent, CutAfter = 160_000 }, new Answer { Status = 404 });
        await using var right = new LoopbackMirror(Right);

        await RunAsync(wrong.Address, right.Address);

        AssertWhole();
        Assert.Equal([160_000, null], right.Requests.Select(request => request.From));
    }

    [Theory]
    [InlineData(199_999)]
    [InlineData(200_001)]
    [InlineData(12)]
    public async Task A_wrong_length_is_refused_before_it_arrives(int length)
    {
        await using var mirror = new LoopbackMirror(Right with { AnnouncedLength = length });

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        Assert.Contains($"{mirror.Address}{Name}: expected 200000 bytes, the server announces {length}", error.Message, StringComparison.Ordinal);
        AssertNothingWhole();
        Assert.False(File.Exists(Part));
    }

    [Fact]
    public async Task An_answer_of_a_wrong_length_costs_nothing_that_has_arrived()
    {
        await using var mirror = new LoopbackMirror(new Answer { Content = "<html>Please log in</html>"u8.ToArray(), KnowsRanges = false });
        _folder.Write($"{Name}.part", Content[..50_000]);

        await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        Assert.Equal(50_000, new FileInfo(Part).Length);
    }

    [Fact]
    public async Task Too_many_bytes_without_an_announcement_are_refused()
    {
        await using var mirror = new LoopbackMirror(new Answer { Content = [.. Content, 1, 2, 3], AnnouncedLength = -1 });

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        Assert.Contains("expected 200000 bytes, the server sends more", error.Message, StringComparison.Ordinal);
        AssertNothingWhole();
    }

    [Fact]
    public async Task Too_few_bytes_without_an_announcement_are_not_taken_for_all()
    {
        await using var mirror = new LoopbackMirror(
            Right with { AnnouncedLength = -1, CutAfter = 100_000 }, Right with { AnnouncedLength = -1, CutAfter = 0 });

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        Assert.Contains("the connection ended after 100000 of 200000 bytes", error.Message, StringComparison.Ordinal);
        AssertNothingWhole();
    }

    [Fact]
    public async Task Another_range_than_that_asked_for_is_refused()
    {
        await using var mirror = new LoopbackMirror(Right with { AnnouncedStart = 0 });
        _folder.Write($"{Name}.part", Content[..50_000]);

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(mirror.Address));

        Assert.Contains("asked for the bytes from 50000 on, the server sends 'bytes 0-199999/200000'", error.Message, StringComparison.Ordinal);
        AssertNothingWhole();
    }

    [Fact]
    public async Task A_part_of_wrong_bytes_is_found_out_and_replaced()
    {
        await using var mirror = new LoopbackMirror(Right);

        foreach (var length in new[] { 160_000, 200_000, 200_001 })
        {
            _folder.Write($"{Name}.part", new byte[length]);

            await RunAsync(mirror.Address);

            AssertWhole();
            File.Delete(Target);
        }
    }

    [Fact]
    public async Task Of_a_mirror_that_fails_the_reason_is_told_and_the_next_one_is_asked()
    {
        await using var missing = new LoopbackMirror(new Answer { Status = 404 });
        await using var broken = new LoopbackMirror(new Answer { Status = 503 });
        await using var right = new LoopbackMirror(Right);
        var nobody = LoopbackMirror.Nobody;

        var error = await Assert.ThrowsAsync<IOException>(() => RunAsync(missing.Address, broken.Address, nobody));

        var lines = error.Message.Split(Environment.NewLine);
        Assert.Equal($"'{Name}' could not be downloaded:", lines[0]);
        Assert.Equal($"  {missing.Address}{Name}: 404 (Whatever)", lines[1]);
        Assert.Equal($"  {broken.Address}{Name}: 503 (Whatever)", lines[2]);
        Assert.StartsWith($"  {nobody}{Name}: ", lines[3], StringComparison.Ordinal);
        Assert.Equal($"If this machine is offline, copy {Name} from another one into '{_folder.FullName}',", lines[4]);
        Assert.Equal("or train on synthetic digits, which need no download.", lines[5]);
        Assert.Empty(Directory.GetFiles(_folder.FullName));

        await RunAsync(missing.Address, broken.Address, nobody, right.Address);
        AssertWhole();
        // A refusal is not asked for twice.
        Assert.Equal(2, missing.Requests.Count);
    }

    [Fact]
    public async Task A_silent_server_is_left_for_the_next_one()
    {
        await using var silent = new LoopbackMirror(
            Right with { CutAfter = 100_000, FallsSilent = true }, Right with { CutAfter = 0, FallsSilent = true });
        await using var right = new LoopbackMirror(Right);

        var error = await Assert.ThrowsAsync<IOException>(
            () => Download(TimeSpan.FromSeconds(0.2), silent.Address).RunAsync(_folder.FullName, null, TestContext.Current.CancellationToken));
        await RunAsync(right.Address);

        Assert.Contains("nothing has come for 0.2 seconds", error.Message, StringComparison.Ordinal);
        AssertWhole();
    }

    [Fact]
    public async Task A_cancelled_download_keeps_what_has_arrived()
    {
        await using var silent = new LoopbackMirror(Right with { CutAfter = 100_000, FallsSilent = true });
        await using var right = new LoopbackMirror(Right);
        using var cancellation = new CancellationTokenSource();
        var progress = new Reports(report =>
        {
            if (report.Received == 100_000)
                cancellation.Cancel();
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => Download(silent.Address).RunAsync(_folder.FullName, progress, cancellation.Token));
        AssertNothingWhole();
        Assert.Equal(100_000, new FileInfo(Part).Length);

        await RunAsync(right.Address);
        AssertWhole();
    }

    [Fact]
    public async Task Two_downloads_of_one_file_do_not_write_into_each_other()
    {
        await using var silent = new LoopbackMirror(Right with { CutAfter = 100_000, FallsSilent = true });
        await using var right = new LoopbackMirror(Right);
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var first = Download(silent.Address).RunAsync(_folder.FullName, new Reports(_ => started.TrySetResult()), cancellation.Token);
        await started.Task;

        await Assert.ThrowsAsync<IOException>(() => RunAsync(right.Address));

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        AssertNothingWhole();
    }

    [Fact]
    public async Task All_files_are_brought_into_a_new_folder()
    {
        await using var mirror = new LoopbackMirror(Right);
        var files = new[] { "a", "b" }.Select(name => new PublishedFile(name, Content.Length, Md5(Content))).ToArray();

        await new MnistDownload([mirror.Address], files).RunAsync(_folder.PathOf("new/folder"), null, TestContext.Current.CancellationToken);

        Assert.Equal(["a", "b"], Directory.GetFiles(_folder.PathOf("new/folder")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_known_files_are_those_published()
    {
        var folder = TemporaryFolder.Published("mnist");

        Assert.All(MnistDownload.Files, file =>
        {
            var content = File.ReadAllBytes(Path.Combine(folder, file.Name));
            Assert.Equal((file.Length, file.Md5), (content.Length, Md5(content)));
        });
        Assert.Equal(4, MnistDownload.Files.Count);
        Assert.All(MnistDownload.PublicMirrors, mirror => Assert.Equal(("https", '/'), (mirror.Scheme, mirror.AbsoluteUri[^1])));
    }

    [Fact]
    public void Mirrors_and_files_that_cannot_be_are_refused()
    {
        Assert.Throws<ArgumentException>("mirrors", () => new MnistDownload([]));
        Assert.Throws<ArgumentException>("mirrors", () => new MnistDownload([new Uri("http://127.0.0.1/mnist")]));
        Assert.Throws<ArgumentException>("mirrors", () => new MnistDownload([new Uri("mnist/", UriKind.Relative)]));
        Assert.Throws<ArgumentException>("name", () => new PublishedFile("../x", 1, Md5([])));
        Assert.Throws<ArgumentException>("name", () => new PublishedFile("..", 1, Md5([])));
        Assert.Throws<ArgumentOutOfRangeException>("length", () => new PublishedFile("x", 0, Md5([])));
        Assert.Throws<ArgumentException>("md5", () => new PublishedFile("x", 1, "abc"));
        Assert.Throws<ArgumentException>("md5", () => new PublishedFile("x", 1, new string('g', 32)));
    }

    private static MnistDownload Download(params Uri[] mirrors) => Download(TimeSpan.FromSeconds(60), mirrors);

    private static MnistDownload Download(TimeSpan patience, params Uri[] mirrors) =>
        new(mirrors, [new PublishedFile(Name, Content.Length, Md5(Content).ToUpperInvariant())]) { Patience = patience };

    [SuppressMessage("Security", "CA5351", Justification = "As published.")]
    private static string Md5(byte[] content) => Convert.ToHexStringLower(MD5.HashData(content));

    private Task RunAsync(params Uri[] mirrors) => Download(mirrors).RunAsync(_folder.FullName, null, TestContext.Current.CancellationToken);

    private void AssertWhole()
    {
        Assert.Equal([Name], Directory.GetFiles(_folder.FullName).Select(Path.GetFileName));
        Assert.True(Content.AsSpan().SequenceEqual(File.ReadAllBytes(Target)));
    }

    private void AssertNothingWhole() => Assert.False(File.Exists(Target));

    /// <summary>Unlike <see cref="Progress{T}"/>, hears of everything at once and in order.</summary>
    private sealed class Reports(Action<DownloadProgress>? hear = null) : IProgress<DownloadProgress>
    {
        public List<DownloadProgress> All { get; } = [];

        public void Report(DownloadProgress value)
        {
            All.Add(value);
            hear?.Invoke(value);
        }
    }
}
