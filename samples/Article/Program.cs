using Article;

return await CommandLine.RunAsync(args);
