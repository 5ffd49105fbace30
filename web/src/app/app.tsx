import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { ErrorBoundary } from './error-boundary';
import { LanguageProvider } from './language';
import { nonce } from './nonce';
import { PlaceProvider } from './place';
import { queryClient } from './queries';
import { Routes } from './routes';
import { Shell } from './shell';
import { theme, variables } from './theme';

export function App() {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={variables}
      forceColorScheme="light"
      getStyleNonce={() => nonce}
    >
      <QueryClientProvider client={queryClient}>
        <LanguageProvider>
          <PlaceProvider>
            <Shell>
              <ErrorBoundary>
                <Routes />
              </ErrorBoundary>
            </Shell>
          </PlaceProvider>
        </LanguageProvider>
      </QueryClientProvider>
    </MantineProvider>
  );
}
